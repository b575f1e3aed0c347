import { QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { askInTime } from "@/app/ask-in-time";
import { pageReader } from "@/app/page-reader";
import { CoverageExplorer } from "@/components/coverage/coverage-explorer";
import { gridAsked, parseCoverageView } from "@/components/coverage/coverage-view";
import { KnownAnswers } from "@/components/shell/known-answers";
import { coverageParamsSchema } from "@/lib/api/coverage-contract";
import { coverageGridQuery } from "@/lib/api/coverage-queries";
import { knownAnswers } from "@/lib/api/known-answers";
import { readPeriodParams } from "@/lib/api/period-params";
import { getCoverage } from "@/lib/coverage/get-coverage";
import { listAccounts } from "@/lib/events/indexed-names";

export const metadata: Metadata = { title: "Coverage" };

/** Asks what the browser would ask first, so that a quick answer comes with the page. */
export default async function CoveragePage({ searchParams }: PageProps<"/coverage">) {
  const given = await searchParams;
  const pairs = Object.entries(given).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => [name, one] as const),
  );
  const params = { ...readPeriodParams(given), ...gridAsked(parseCoverageView(pairs).view) };
  const client = new QueryClient();
  const [accounts] = await Promise.all([
    listAccounts(await pageReader()),
    askInTime((reader) =>
      client.prefetchQuery({
        ...coverageGridQuery(params),
        queryFn: () => getCoverage(reader, coverageParamsSchema.parse(params), Date.now()),
      }),
    ),
  ]);
  return (
    <KnownAnswers answers={knownAnswers(client)}>
      <CoverageExplorer accounts={accounts.names} />
    </KnownAnswers>
  );
}
