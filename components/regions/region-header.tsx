"use client";

import { PeriodBar } from "@/components/shell/period-bar";
import { setUrlParams } from "@/components/shell/url-params";
import { useZone } from "@/components/shell/use-zone";
import { Button } from "@/components/ui/button";
import { CopyPageLink } from "@/components/ui/copy-page-link";
import type { RegionGrid } from "@/lib/api/region-contract";
import { formatCounted } from "@/lib/format/count";
import { formatRange } from "@/lib/format/time";
import { baselineWords, totalWords, unusualWords } from "./region-words";

/** What period this is, how much happened, and how much is known of the time before. */
export function RegionHeader({
  grid,
  accounts,
  scope,
  problem,
}: {
  /** Undefined until there is an answer. */
  readonly grid: RegionGrid | undefined;
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
        <h1 className="text-xl font-semibold">Regions</h1>
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
        </div>
      )}
    </header>
  );
}
