import { QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { askInTime } from "@/app/ask-in-time";
import { ValueListsView } from "@/components/rules/value-lists-view";
import { KnownAnswers } from "@/components/shell/known-answers";
import { knownAnswers } from "@/lib/api/known-answers";
import { valueListsQuery } from "@/lib/api/rule-queries";
import { listValueLists } from "@/lib/detections/rule-pages/value-lists";

export const metadata: Metadata = { title: "Value lists" };

/** Asks what the browser would ask first, so that a quick answer comes with the page. */
export default async function ValueListsPage() {
  const client = new QueryClient();
  await askInTime((reader) =>
    client.prefetchQuery({ ...valueListsQuery(), queryFn: () => listValueLists(reader) }),
  );
  return (
    <KnownAnswers answers={knownAnswers(client)}>
      <ValueListsView />
    </KnownAnswers>
  );
}
