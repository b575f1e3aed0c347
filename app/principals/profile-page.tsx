import { QueryClient } from "@tanstack/react-query";
import { notFound } from "next/navigation";
import { askInTime } from "@/app/ask-in-time";
import { pageReader } from "@/app/page-reader";
import { ProfileView } from "@/components/profiles/profile-view";
import { KnownAnswers } from "@/components/shell/known-answers";
import { knownAnswers } from "@/lib/api/known-answers";
import { readPeriodParams } from "@/lib/api/period-params";
import type { ProfileKind } from "@/lib/api/profile-contract";
import { profileQuery } from "@/lib/api/profile-queries";
import { listAccounts } from "@/lib/events/indexed-names";
import { getProfile } from "@/lib/profiles/get-profile";

type Given = Readonly<Record<string, string | string[] | undefined>>;

/** One profile. Its card is asked for here, so that a quick answer comes with the page. */
export async function ProfilePage({
  kind,
  params,
  searchParams,
}: {
  readonly kind: ProfileKind;
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<Given>;
}) {
  const id = decode((await params).id);
  const period = readPeriodParams(await searchParams);
  const client = new QueryClient();
  const [accounts] = await Promise.all([
    listAccounts(await pageReader()),
    askInTime((reader) =>
      client.prefetchQuery({
        ...profileQuery(kind, id, period),
        queryFn: () => getProfile(reader, kind, id, period, Date.now()),
      }),
    ),
  ]);
  return (
    <KnownAnswers answers={knownAnswers(client)}>
      <ProfileView key={`${kind} ${id}`} kind={kind} id={id} accounts={accounts.names} />
    </KnownAnswers>
  );
}

/** Parts of a path come as they are written in it. */
function decode(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    notFound();
  }
}
