"use client";

import { PeriodHeader } from "@/components/shell/period-header";
import { TimeText } from "@/components/shell/time-text";
import { PageLink } from "@/components/ui/page-link";
import type { CoverageGrid } from "@/lib/api/coverage-contract";
import { formatCounted } from "@/lib/format/count";
import { headerWords, keyWords, totalHours } from "./coverage-words";
import { runRoute } from "./run-route";

/** What period this is, for how many of its hours the index can speak, and what that rests on. */
export function CoverageHeader({
  grid,
  accounts,
  problem,
}: {
  /** Undefined until there is an answer. */
  readonly grid: CoverageGrid | undefined;
  /** All that the reader may choose from. */
  readonly accounts: readonly string[];
  /** Why the period or the accounts that the link asks for are refused. */
  readonly problem: string | undefined;
}) {
  return (
    <PeriodHeader title="Coverage" period={grid?.period} accounts={accounts} problem={problem}>
      {grid === undefined ? null : (
        <>
          {totalHours(grid.hours) === 0 ? null : <p>{headerWords(grid)}</p>}
          {grid.moreRows === undefined ? null : (
            <p className="text-warn">
              {formatCounted(grid.moreRows, "more Region")} left out, for these columns are too
              many: choose accounts, or a shorter period.
            </p>
          )}
          <Proof run={grid.run} />
        </>
      )}
    </PeriodHeader>
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
