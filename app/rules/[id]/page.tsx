import { QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { askInTime } from "@/app/ask-in-time";
import { pageReader } from "@/app/page-reader";
import { RuleView } from "@/components/rules/rule-view";
import { KnownAnswers } from "@/components/shell/known-answers";
import { knownAnswers } from "@/lib/api/known-answers";
import { readPeriodParams } from "@/lib/api/period-params";
import { ruleQuery } from "@/lib/api/rule-queries";
import { getRule } from "@/lib/detections/rule-pages/get-rule";
import { listAccounts } from "@/lib/events/indexed-names";

export const metadata: Metadata = { title: "Rule" };

/** Asks what the browser would ask first, so that a quick answer comes with the page. */
export default async function RulePage({ params, searchParams }: PageProps<"/rules/[id]">) {
  const { id: text } = await params;
  if (!/^\d{1,9}$/.test(text)) notFound();
  const id = Number(text);
  const period = readPeriodParams(await searchParams);
  const client = new QueryClient();
  const [accounts] = await Promise.all([
    listAccounts(await pageReader()),
    askInTime((reader) =>
      client.prefetchQuery({
        ...ruleQuery(id, period),
        queryFn: () => getRule(reader, id, period, Date.now()),
      }),
    ),
  ]);
  return (
    <KnownAnswers answers={knownAnswers(client)}>
      <RuleView key={id} id={id} accounts={accounts.names} />
    </KnownAnswers>
  );
}
