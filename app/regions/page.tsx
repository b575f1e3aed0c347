import { setTimeout } from "node:timers/promises";
import { QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { RegionExplorer } from "@/components/regions/region-explorer";
import { gridAsked, parseRegionView } from "@/components/regions/region-view";
import { KnownAnswers } from "@/components/shell/known-answers";
import { readPreferences, shownZone } from "@/components/shell/preference-cookies";
import { knownAnswers } from "@/lib/api/known-answers";
import { readPeriodParams } from "@/lib/api/period-params";
import { regionGridQuery } from "@/lib/api/region-queries";
import { openReader } from "@/lib/auth/reader";
import { readerUntil } from "@/lib/auth/reader-until";
import { getDatabase } from "@/lib/db/get-database";
import { listAccounts } from "@/lib/events/indexed-names";
import { getRegionGrid } from "@/lib/regions/get-region-grid";

export const metadata: Metadata = { title: "Regions" };

/** A slower answer is left to the browser, which shows the page meanwhile and can give up. */
const PATIENCE_MS = 300;

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
  const reader = openReader(getDatabase());
  const quick = readerUntil(reader, AbortSignal.timeout(PATIENCE_MS));
  // What is refused or fails here the browser asks again, and is told why.
  const answer = client.prefetchQuery({
    ...regionGridQuery(params),
    queryFn: () => getRegionGrid(quick, params, Date.now()),
  });
  const [accounts] = await Promise.all([
    listAccounts(reader),
    Promise.race([answer, setTimeout(PATIENCE_MS)]),
  ]);
  return (
    <KnownAnswers answers={knownAnswers(client)}>
      <RegionExplorer accounts={accounts.names} />
    </KnownAnswers>
  );
}
