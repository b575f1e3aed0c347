"use client";

import { PeriodHeader } from "@/components/shell/period-header";
import type { RegionGrid } from "@/lib/api/region-contract";
import { formatCounted } from "@/lib/format/count";
import { baselineWords, totalWords, unusualWords } from "./region-words";

/** What period this is, how much happened, and how much is known of the time before. */
export function RegionHeader({
  grid,
  accounts,
  problem,
}: {
  /** Undefined until there is an answer. */
  readonly grid: RegionGrid | undefined;
  /** All that the reader may choose from. */
  readonly accounts: readonly string[];
  /** Why the period or the accounts that the link asks for are refused. */
  readonly problem: string | undefined;
}) {
  return (
    <PeriodHeader title="Regions" period={grid?.period} accounts={accounts} problem={problem}>
      {grid === undefined ? null : (
        <>
          <p>
            {totalWords(grid.rows)}; <b className="font-semibold">{unusualWords(grid.rows)}</b>.{" "}
            {grid.accounts.length === 1 ? `One account: ${grid.accounts[0]?.account}.` : null}
          </p>
          <p className={grid.baseline.isEnough ? "text-muted" : "text-warn"}>
            {baselineWords(grid.baseline)}
          </p>
          {grid.moreRows === 0 ? null : (
            <p className="text-warn">
              {formatCounted(grid.moreRows, "Region")} that AWS does not have, with the fewest
              events, are left out.
            </p>
          )}
        </>
      )}
    </PeriodHeader>
  );
}
