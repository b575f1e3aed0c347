import { QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { askInTime } from "@/app/ask-in-time";
import { pageReader } from "@/app/page-reader";
import { RegionExplorer } from "@/components/regions/region-explorer";
import { gridAsked, parseRegionView } from "@/components/regions/region-view";
import { KnownAnswers } from "@/components/shell/known-answers";
import { readPreferences, shownZone } from "@/components/shell/preference-cookies";
import { knownAnswers } from "@/lib/api/known-answers";
import { readPeriodParams } from "@/lib/api/period-params";
import { regionGridQuery } from "@/lib/api/region-queries";
import { listAccounts } from "@/lib/events/indexed-names";
import { getRegionGrid } from "@/lib/regions/get-region-grid";

export const metadata: Metadata = { title: "Regions" };

/** Asks what the browser would ask first, so that a quick answer comes with the page. */
export default async function RegionsPage({ searchParams }: PageProps<"/regions">) {
  const given = await searchParams;
  const pairs = Object.entries(given).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => [name, one] as const),
  );
  const { view } = parseRegionView(pairs);
  const jar = await cookies();
  const { zone } = readPreferences((name) => jar.get(name)?.value);
  const asked = typeof given.tz === "string" ? given.tz : null;
  const params = {
    ...readPeriodParams(given),
    ...gridAsked(view),
    tz: shownZone(asked, zone, false),
  };
  const client = new QueryClient();
  const [accounts] = await Promise.all([
    listAccounts(await pageReader()),
    askInTime((reader) =>
      client.prefetchQuery({
        ...regionGridQuery(params),
        queryFn: () => getRegionGrid(reader, params, Date.now()),
      }),
    ),
  ]);
  return (
    <KnownAnswers answers={knownAnswers(client)}>
      <RegionExplorer accounts={accounts.names} />
    </KnownAnswers>
  );
}
