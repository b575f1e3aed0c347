"use client";

import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { Answer } from "@/components/shell/answer";
import { PeriodBar } from "@/components/shell/period-bar";
import { usePeriodParams } from "@/components/shell/use-period-params";
import { FactList } from "@/components/ui/fact-list";
import type { PeriodParams } from "@/lib/api/period-contract";
import type { CisOverview } from "@/lib/api/rule-coverage-contract";
import { cisCountQuery, cisQuery } from "@/lib/api/rule-queries";
import { CIS_COLUMNS, type CisRow } from "./cis-columns";
import { USUAL } from "./rule-words";
import { RulesNav } from "./rules-nav";

/** What the monitoring filters of the CIS benchmark would count, control by control. */
export function CisView({ accounts }: { readonly accounts: readonly string[] }) {
  const params = usePeriodParams();
  const query = useQuery({ ...cisQuery(params), placeholderData: keepPreviousData });
  return (
    <div className="mx-auto max-w-7xl space-y-3 p-4">
      <header className="space-y-2">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <h1 className="text-xl font-semibold">What CIS 4.x would show</h1>
          <PeriodBar period={query.data?.period} usual={USUAL} accounts={accounts} />
        </div>
        <RulesNav page="/rules/cis" />
      </header>
      <Answer isPage query={query} what="the controls" lines={16}>
        {(overview) => <Controls overview={overview} period={params} />}
      </Answer>
    </div>
  );
}

function Controls({
  overview: { controls },
  period,
}: {
  readonly overview: CisOverview;
  readonly period: PeriodParams;
}) {
  const counts = useQueries({
    queries: controls.map(({ id, q }) => ({ ...cisCountQuery(id, period), enabled: q !== null })),
  });
  const rows: CisRow[] = controls.map((control, at) => {
    const { data, error, isFetching } = counts[at] ?? { error: null, isFetching: false };
    return { ...control, count: data, error, isFetching };
  });
  return (
    <FactList
      title="Controls"
      note="The CIS AWS Foundations Benchmark asks for a metric filter and an alarm for each of these. The counts follow its filters word for word; our rules look for more and leave out what is no finding, so their hits differ. A number leads to the events that it counts."
      what="cis-controls"
      rows={rows}
      columns={CIS_COLUMNS}
      keyOf={({ id }) => id}
    />
  );
}
