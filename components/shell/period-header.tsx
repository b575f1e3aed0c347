"use client";

import type { ReactNode } from "react";
import { CopyPageLink } from "@/components/ui/copy-page-link";
import { RefusalNote } from "@/components/ui/refusal-note";
import type { Period } from "@/lib/api/period-contract";
import { formatRange } from "@/lib/format/time";
import { PeriodBar } from "./period-bar";
import { setUrlParams } from "./url-params";
import { usePeriodParams } from "./use-period-params";
import { useZone } from "./use-zone";

/** Head of a page about a period of accounts: which they are, why they are refused, and what is known of them. */
export function PeriodHeader({
  title,
  period,
  accounts,
  problem,
  children,
}: {
  readonly title: string;
  /** Undefined until there is an answer. */
  readonly period: Period | undefined;
  /** All that the reader may choose from. */
  readonly accounts: readonly string[];
  /** Why the period or the accounts that the link asks for are refused. */
  readonly problem: string | undefined;
  /** What the answer says; told to assistive technology as it changes. */
  readonly children: ReactNode;
}) {
  const zone = useZone();
  const { scope } = usePeriodParams();
  return (
    <header className="space-y-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="text-xl font-semibold">{title}</h1>
        <PeriodBar period={period} usual="Usual: 30 days" accounts={accounts} />
        <span className="ms-auto">
          <CopyPageLink />
        </span>
      </div>
      {problem === undefined ? null : (
        <RefusalNote
          problem={problem}
          way="Show the usual period of all accounts"
          onBack={() => setUrlParams({ from: null, to: null, scope: null })}
        />
      )}
      {period === undefined ? null : (
        <div role="status">
          <p className="hidden print:block" suppressHydrationWarning>
            {formatRange(period.fromMs, period.toMs, zone)};{" "}
            {scope === undefined ? "all accounts" : `accounts ${scope}`}
          </p>
          {children}
        </div>
      )}
    </header>
  );
}
