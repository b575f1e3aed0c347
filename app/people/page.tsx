import { QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { askInTime } from "@/app/ask-in-time";
import { pageReader } from "@/app/page-reader";
import { PeopleList } from "@/components/people/people-list";
import { KnownAnswers } from "@/components/shell/known-answers";
import { NoPermission } from "@/components/shell/no-permission";
import { knownAnswers } from "@/lib/api/known-answers";
import { peopleQuery } from "@/lib/api/people-queries";
import { mayDo } from "@/lib/auth/role";
import { listPeople } from "@/lib/people/list-people";

export const metadata: Metadata = { title: "People" };

/** For admins. Asks what the browser would ask first. */
export default async function PeoplePage() {
  const { role } = await pageReader();
  if (!mayDo(role, "manage")) return <NoPermission needs="admin" />;
  const client = new QueryClient();
  await askInTime((reader) =>
    client.prefetchQuery({ ...peopleQuery, queryFn: () => listPeople(reader) }),
  );
  return (
    <KnownAnswers answers={knownAnswers(client)}>
      <PeopleList />
    </KnownAnswers>
  );
}
