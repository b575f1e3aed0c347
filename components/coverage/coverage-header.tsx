"use client";

import { PeriodBar } from "@/components/shell/period-bar";
import { TimeText } from "@/components/shell/time-text";
import { setUrlParams } from "@/components/shell/url-params";
import { useZone } from "@/components/shell/use-zone";
import { Button } from "@/components/ui/button";
import { CopyPageLink } from "@/components/ui/copy-page-link";
import { PageLink } from "@/components/ui/page-link";
import type { CoverageGrid } from "@/lib/api/coverage-contract";
import { formatCounted } from "@/lib/format/count";
import { formatRange } from "@/lib/format/time";
import { headerWords, keyWords, totalHours } from "./coverage-words";
import { runRoute } from "./run-route";

/** What period this is, for how many of its hours the index can speak, and what that rests on. */
export function CoverageHeader({
  grid,
  accounts,
  scope,
  problem,
}: {
  /** Undefined until there is an answer. */
  readonly grid: CoverageGrid | undefined;
  /** All that the reader may choose from. */
  readonly accounts: readonly string[];
  readonly scope: string | undefined;
  /** Why the period or the accounts that the link asks for are refused. */
  readonly problem: string | undefined;
}) {
  const zone = useZone();
  return (
    <header className="space-y-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="text-xl font-semibold">Coverage</h1>
        <PeriodBar period={grid?.period} usual="Usual: 30 days" accounts={accounts} />
        <span className="ms-auto">
          <CopyPageLink />
        </span>
      </div>
      {problem === undefined ? null : (
        <div className="flex flex-wrap items-center gap-2">
          <p role="alert" className="text-bad">
            {problem}
          </p>
          <Button onClick={() => setUrlParams({ from: null, to: null, scope: null })}>
            Show the usual period of all accounts
          </Button>
        </div>
      )}
      {grid === undefined ? null : (
        <div role="status">
          <p className="hidden print:block" suppressHydrationWarning>
            {formatRange(grid.period.fromMs, grid.period.toMs, zone)};{" "}
            {scope === undefined ? "all accounts" : `accounts ${scope}`}
          </p>
          {totalHours(grid.hours) === 0 ? null : <p>{headerWords(grid)}</p>}
          {grid.moreRows === undefined ? null : (
            <p className="text-warn">
              {formatCounted(grid.moreRows, "more Region")} left out, for these columns are too
              many: choose accounts, or a shorter period.
            </p>
          )}
          <Proof run={grid.run} />
        </div>
      )}
    </header>
  );
}

/** Without a run nothing is proven, however much was delivered. */
function Proof({ run }: Pick<CoverageGrid, "run">) {
  if (run === null) {
    return (
      <p className="text-warn">
        Digests were never verified here, so nothing is proven yet.{" "}
        <PageLink href={runRoute(null)} className="underline">
          Verify them on the Integrity page
        </PageLink>
      </p>
    );
  }
  return (
    <p className={run.keySource === "none" ? "text-warn" : "text-muted"}>
      What is proven rests on{" "}
      <PageLink href={runRoute(run.id)} className="underline">
        run {run.id}
      </PageLink>
      , <TimeText timeMs={run.finishedAtMs} withZone toSecond />, {keyWords(run.keySource)}.
    </p>
  );
}
