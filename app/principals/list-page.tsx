import { QueryClient } from "@tanstack/react-query";
import { askInTime } from "@/app/ask-in-time";
import { pageReader } from "@/app/page-reader";
import { listAsked, parseListView } from "@/components/profiles/list-view";
import { ProfileList } from "@/components/profiles/profile-list";
import { KnownAnswers } from "@/components/shell/known-answers";
import { knownAnswers } from "@/lib/api/known-answers";
import { readPeriodParams } from "@/lib/api/period-params";
import type { ProfileKind } from "@/lib/api/profile-contract";
import { profileListQuery } from "@/lib/api/profile-queries";
import { listAccounts } from "@/lib/events/indexed-names";
import { listProfiles } from "@/lib/profiles/list-profiles";

type Given = Readonly<Record<string, string | string[] | undefined>>;

/** A list of profiles. Asks what the browser would ask first, so that a quick answer comes with it. */
export async function ListPage({
  kind,
  searchParams,
}: {
  readonly kind: ProfileKind;
  readonly searchParams: Promise<Given>;
}) {
  const given = await searchParams;
  const pairs = Object.entries(given).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => [name, one] as const),
  );
  const period = readPeriodParams(given);
  const page = listAsked(parseListView(pairs).view);
  const client = new QueryClient();
  const [accounts] = await Promise.all([
    listAccounts(await pageReader()),
    askInTime((reader) =>
      client.prefetchQuery({
        ...profileListQuery(kind, period, page),
        queryFn: () => listProfiles(reader, kind, { ...period, ...page }, Date.now()),
      }),
    ),
  ]);
  return (
    <KnownAnswers answers={knownAnswers(client)}>
      <ProfileList key={kind} kind={kind} accounts={accounts.names} />
    </KnownAnswers>
  );
}
