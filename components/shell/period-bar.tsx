"use client";

import { Icon } from "@/components/ui/icon";
import { onDemand } from "@/components/ui/on-demand";
import { Popover } from "@/components/ui/popover";
import { Skeleton } from "@/components/ui/skeleton";
import type { Period } from "@/lib/api/period-contract";
import { formatCount } from "@/lib/format/count";
import { formatRange } from "@/lib/format/time";
import { TimePicker } from "./time-picker";
import { rangeLabel } from "./time-range";
import { setUrlParams } from "./url-params";
import { usePeriodParams } from "./use-period-params";
import { useZone } from "./use-zone";

const ScopePanel = onDemand(
  () => import("./scope-panel").then((module) => module.ScopePanel),
  <Skeleton lines={4} label="Loading the accounts" />,
);

const BASIS: Readonly<Record<Period["basis"], string>> = {
  asked: "",
  now: "up to now",
  newest: "up to the newest event",
};

/**
 * What a page is about: its period and its accounts. Both are in the page's link, which this reads
 * and writes (`from`, `to`, `scope`).
 */
export function PeriodBar({
  period,
  usual,
  accounts: known,
}: {
  /** As the answer resolved it; undefined until there is one. */
  readonly period: Period | undefined;
  /** What the link means without times: "Usual: 7 days". */
  readonly usual: string;
  /** All that the reader may see; what is no account number cannot be chosen. */
  readonly accounts: readonly string[];
}) {
  const zone = useZone();
  const { from, to, scope } = usePeriodParams();
  const accounts = known.filter((account) => /^\d{12}$/.test(account));
  const label = scopeLabel(scope);
  const resolved = period && formatRange(period.fromMs, period.toMs, zone);
  const basis = period === undefined ? "" : BASIS[period.basis];
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      {accounts.length < 2 && scope === undefined ? null : (
        <div data-no-print>
          <Popover
            label={`Accounts: ${label}`}
            button={
              <>
                <Icon name="users" />
                {label}
              </>
            }
          >
            {(close) => (
              <ScopePanel
                accounts={accounts}
                scope={scope}
                onChange={(next) => {
                  setUrlParams({ scope: next });
                  close();
                }}
              />
            )}
          </Popover>
        </div>
      )}
      <div data-no-print>
        <TimePicker
          range={{ from, to }}
          axis={period}
          unbounded={usual}
          onChange={(range) => setUrlParams({ from: range.from, to: range.to })}
        />
      </div>
      {resolved === undefined || resolved === rangeLabel({ from, to }, zone) ? null : (
        <p className="text-muted" suppressHydrationWarning>
          {resolved}
          {basis === "" ? "" : `, ${basis}`}
        </p>
      )}
    </div>
  );
}

function scopeLabel(scope: string | undefined): string {
  if (scope === undefined) return "All accounts";
  const chosen = scope.split(",");
  return chosen.length === 1 ? scope : `${formatCount(chosen.length)} accounts`;
}
