import { QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { askInTime } from "@/app/ask-in-time";
import { pageReader } from "@/app/page-reader";
import { RuleList } from "@/components/rules/rule-list";
import { KnownAnswers } from "@/components/shell/known-answers";
import { knownAnswers } from "@/lib/api/known-answers";
import { readPeriodParams } from "@/lib/api/period-params";
import { rulesQuery } from "@/lib/api/rule-queries";
import { listRules } from "@/lib/detections/rule-pages/list-rules";
import { listAccounts } from "@/lib/events/indexed-names";

export const metadata: Metadata = { title: "Rules" };

/** Asks what the browser would ask first, so that a quick answer comes with the page. */
export default async function RulesPage({ searchParams }: PageProps<"/rules">) {
  const period = readPeriodParams(await searchParams);
  const client = new QueryClient();
  const [accounts] = await Promise.all([
    listAccounts(await pageReader()),
    askInTime((reader) =>
      client.prefetchQuery({
        ...rulesQuery(period),
        queryFn: () => listRules(reader, period, Date.now()),
      }),
    ),
  ]);
  return (
    <KnownAnswers answers={knownAnswers(client)}>
      <RuleList accounts={accounts.names} />
    </KnownAnswers>
  );
}
