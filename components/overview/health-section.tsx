"use client";

import type { ReactNode } from "react";
import { TimeText } from "@/components/shell/time-text";
import { PageLink } from "@/components/ui/page-link";
import type { Overview } from "@/lib/api/overview-contract";
import { formatCount, formatCounted, formatShare } from "@/lib/format/count";
import { csvRow } from "@/lib/format/csv";
import { formatDuration } from "@/lib/format/duration";
import { Line } from "./overview-lines";
import { OverviewSection } from "./overview-section";

/** Whether the index is up to date, and how much of the period it knows. */
export function HealthSection({ ingest, coverage }: Pick<Overview, "ingest" | "coverage">) {
  const { newestMs, deliveredMs, lagMs, filesPending, filesFailed, sources } = ingest;
  const { hours, coveredHours, accounts, regions } = coverage;
  return (
    <OverviewSection title="Index" what="index-facts" csv={toCsv(ingest, coverage)}>
      <ul>
        <Fact label="Newest event">
          <TimeText timeMs={newestMs} withZone />
        </Fact>
        <Fact label="Newest log file delivered">
          <TimeText timeMs={deliveredMs} withZone toSecond />
        </Fact>
        <Fact label="Delivery to index, on the last day">
          {lagMs === null
            ? "not known"
            : `${formatDuration(lagMs.median / 1000)} in the middle, 95 % within ${formatDuration(lagMs.p95 / 1000)}`}
        </Fact>
        <Fact label="Hours of the period with log files">
          {formatCount(coveredHours)} of {formatCount(hours)} ({formatShare(coveredHours, hours)})
        </Fact>
        <Fact label="They come from">
          {formatCounted(accounts, "account")}, {formatCounted(regions, "Region")}
        </Fact>
        <Fact label="Sources">
          <PageLink href="/imports">{formatCount(sources)}</PageLink>
        </Fact>
        <Fact label="Log files waiting">
          <PageLink href="/imports">{formatCount(filesPending)}</PageLink>
        </Fact>
        <Fact label="Log files that could not be read">
          <PageLink href="/imports" className={filesFailed > 0 ? "text-bad" : undefined}>
            {formatCount(filesFailed)}
          </PageLink>
        </Fact>
      </ul>
    </OverviewSection>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Line>
      <span className="min-w-28 flex-1 text-muted">{label}</span>
      <span className="min-w-0 text-end">{children}</span>
    </Line>
  );
}

function toCsv(ingest: Overview["ingest"], coverage: Overview["coverage"]): string {
  const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
  return [
    ["fact", "value"],
    ["newest event", iso(ingest.newestMs)],
    ["newest log file delivered", iso(ingest.deliveredMs)],
    ["delivery to index, median ms", ingest.lagMs?.median ?? null],
    ["delivery to index, 95 % ms", ingest.lagMs?.p95 ?? null],
    ["hours of the period", coverage.hours],
    ["of these with log files", coverage.coveredHours],
    ["accounts", coverage.accounts],
    ["regions", coverage.regions],
    ["sources", ingest.sources],
    ["log files waiting", ingest.filesPending],
    ["log files that could not be read", ingest.filesFailed],
  ]
    .map(csvRow)
    .join("");
}
