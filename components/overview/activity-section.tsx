"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ActivityOnDemand } from "@/components/charts/activity-on-demand";
import { pageRoute } from "@/components/shell/page-route";
import { PinButton } from "@/components/shell/pin-button";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { useZone } from "@/components/shell/use-zone";
import { Button } from "@/components/ui/button";
import { onDemand } from "@/components/ui/on-demand";
import { Skeleton } from "@/components/ui/skeleton";
import { eventHref } from "@/lib/api/event-href";
import type { Overview } from "@/lib/api/overview-contract";
import { formatDuration } from "@/lib/format/duration";
import { toIsoTime, zoneName } from "@/lib/format/time";
import { activityCsv, toColumns } from "./activity-columns";
import { OutcomeFigures } from "./outcome-figures";
import { OverviewSection } from "./overview-section";

const CHART_CLASS = "h-56";
const WAITING = (
  <div className={CHART_CLASS}>
    <Skeleton lines={8} label="Loading the table" />
  </div>
);

const ActivityTable = onDemand(
  () => import("./activity-table").then((module) => module.ActivityTable),
  WAITING,
);

/** Events over time by outcome, as bars or as a table. */
export function ActivitySection({ overview }: { readonly overview: Overview }) {
  const router = useRouter();
  const zone = useZone();
  const [asTable, setAsTable] = useState(false);
  const turn = () => setAsTable(!asTable);
  useShortcuts({ T: turn });
  const columns = toColumns(overview);
  const { bucketMs, uncovered } = overview.activity;
  const gapMs = uncovered.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
  return (
    <OverviewSection title="Activity by outcome" what="activity" csv={activityCsv(columns)}>
      <div className="flex flex-wrap items-start justify-between gap-2">
        <OutcomeFigures {...overview} />
        <span className="my-2 flex items-center gap-1">
          <PinButton
            pin={{
              kind: "chart",
              q: overview.link.q,
              from: isoOf(overview.link.fromMs),
              to: isoOf(overview.link.toMs),
            }}
            what="this chart"
            hasKey
          />
          <Button aria-pressed={asTable} data-no-print onClick={turn}>
            Show as table
          </Button>
        </span>
      </div>
      {asTable ? (
        <ActivityTable columns={columns} link={overview.link} />
      ) : (
        <ActivityOnDemand
          className={CHART_CLASS}
          label={`Events by outcome, a bar for every ${formatDuration(bucketMs / 1000)}. The table has the same numbers.`}
          columns={columns}
          zone={zone}
          onOpen={({ startMs, endMs }) =>
            router.push(pageRoute(eventHref({ ...overview.link, fromMs: startMs, toMs: endMs })))
          }
        />
      )}
      <p className="pt-1 text-xs text-muted" suppressHydrationWarning>
        Each {asTable ? "line" : "bar"} is {formatDuration(bucketMs / 1000)}, times in{" "}
        {zoneName(zone)}.
        {asTable ? "" : " A click, or Enter after the arrow keys, shows the events of one."}
        {gapMs === 0
          ? ""
          : ` ${asTable ? "No" : "Hatched: no"} log file covers ${formatDuration(gapMs / 1000)} of the period, so nothing is known of it.`}
      </p>
    </OverviewSection>
  );
}

function isoOf(ms: number | null): string {
  return ms === null ? "" : toIsoTime(ms);
}
