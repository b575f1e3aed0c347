import { QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { askInTime } from "@/app/ask-in-time";
import { pageReader } from "@/app/page-reader";
import { FirstRun } from "@/components/imports/first-run";
import { LOOKED_COOKIE, lastLookMs } from "@/components/overview/last-look";
import { OverviewView } from "@/components/overview/overview-view";
import { KnownAnswers } from "@/components/shell/known-answers";
import { knownAnswers } from "@/lib/api/known-answers";
import { overviewParamsSchema } from "@/lib/api/overview-contract";
import { overviewQuery } from "@/lib/api/overview-queries";
import { readPeriodParams } from "@/lib/api/period-params";
import { listAccounts } from "@/lib/events/indexed-names";
import { listImports } from "@/lib/imports/list-imports";
import { getOverview } from "@/lib/overview/get-overview";

export const metadata: Metadata = { title: "Overview" };

/** The first run offers sources; from then on what changed is what one comes for. */
export default async function HomePage({ searchParams }: PageProps<"/">) {
  const reader = await pageReader();
  const { sources, progress } = await listImports(reader);
  if (sources.length === 0 && progress.files.total === 0) return <FirstRun />;
  const nowMs = Date.now();
  const jar = await cookies();
  const sinceMs = lastLookMs(jar.get(LOOKED_COOKIE)?.value, nowMs);
  const params = readPeriodParams(await searchParams);
  // A link that asks nothing readable: the API then tells the browser what is wrong.
  const asked = overviewParamsSchema.safeParse(params);
  const client = new QueryClient();
  const [accounts] = await Promise.all([
    listAccounts(reader),
    askInTime(async (quick) => {
      if (!asked.success) return;
      const period = { ...asked.data, ...(sinceMs !== null && { since: sinceMs }) };
      await client.prefetchQuery({
        ...overviewQuery(params, sinceMs),
        queryFn: () => getOverview(quick, period, nowMs),
      });
    }),
  ]);
  return (
    <KnownAnswers answers={knownAnswers(client)}>
      <OverviewView accounts={accounts.names} lastLookMs={sinceMs} />
    </KnownAnswers>
  );
}
