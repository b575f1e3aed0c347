import { QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { askInTime } from "@/app/ask-in-time";
import { pageReader } from "@/app/page-reader";
import { AttackView } from "@/components/rules/attack-view";
import { KnownAnswers } from "@/components/shell/known-answers";
import { knownAnswers } from "@/lib/api/known-answers";
import { readPeriodParams } from "@/lib/api/period-params";
import { attackQuery } from "@/lib/api/rule-queries";
import { attackCoverage } from "@/lib/detections/rule-pages/attack-coverage";
import { listAccounts } from "@/lib/events/indexed-names";

export const metadata: Metadata = { title: "ATT&CK coverage" };

/** Asks what the browser would ask first, so that a quick answer comes with the page. */
export default async function AttackPage({ searchParams }: PageProps<"/rules/attack">) {
  const period = readPeriodParams(await searchParams);
  const client = new QueryClient();
  const [accounts] = await Promise.all([
    listAccounts(await pageReader()),
    askInTime((reader) =>
      client.prefetchQuery({
        ...attackQuery(period),
        queryFn: () => attackCoverage(reader, period, Date.now()),
      }),
    ),
  ]);
  return (
    <KnownAnswers answers={knownAnswers(client)}>
      <AttackView accounts={accounts.names} />
    </KnownAnswers>
  );
}
