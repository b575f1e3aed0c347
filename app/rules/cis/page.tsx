import { QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { askInTime } from "@/app/ask-in-time";
import { pageReader } from "@/app/page-reader";
import { CisView } from "@/components/rules/cis-view";
import { KnownAnswers } from "@/components/shell/known-answers";
import { knownAnswers } from "@/lib/api/known-answers";
import { readPeriodParams } from "@/lib/api/period-params";
import { cisQuery } from "@/lib/api/rule-queries";
import { cisOverview } from "@/lib/detections/rule-pages/cis-counts";
import { listAccounts } from "@/lib/events/indexed-names";

export const metadata: Metadata = { title: "CIS controls" };

/** Asks what the browser would ask first, so that a quick answer comes with the page. */
export default async function CisPage({ searchParams }: PageProps<"/rules/cis">) {
  const period = readPeriodParams(await searchParams);
  const client = new QueryClient();
  const [accounts] = await Promise.all([
    listAccounts(await pageReader()),
    askInTime((reader) =>
      client.prefetchQuery({
        ...cisQuery(period),
        queryFn: () => cisOverview(reader, period, Date.now()),
      }),
    ),
  ]);
  return (
    <KnownAnswers answers={knownAnswers(client)}>
      <CisView accounts={accounts.names} />
    </KnownAnswers>
  );
}
