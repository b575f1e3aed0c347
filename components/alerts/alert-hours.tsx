"use client";

import { useId } from "react";
import { SparkLine } from "@/components/charts/spark-line";
import { useZone } from "@/components/shell/use-zone";
import type { FactColumn } from "@/components/ui/fact-table";
import { FactTable } from "@/components/ui/fact-table";
import type { AlertDetail } from "@/lib/api/alert-contract";
import { formatCounted } from "@/lib/format/count";
import { formatMoment, toIsoTime } from "@/lib/format/time";
import { hourBars } from "./hour-bars";

type Hour = AlertDetail["hours"][number];

/** The events of an alert by hour: a picture, and the numbers as a table. */
export function AlertHours({ hours }: { readonly hours: AlertDetail["hours"] }) {
  const id = useId();
  const zone = useZone();
  if (hours.length === 0) return null;
  const { counts, stepHours } = hourBars(hours);
  const columns: readonly FactColumn<Hour>[] = [
    {
      header: "Hour",
      text: ({ startMs }) => toIsoTime(startMs),
      show: ({ startMs }) => (
        <span suppressHydrationWarning className="whitespace-nowrap">
          {formatMoment(startMs, zone)}
        </span>
      ),
    },
    { header: "Events", isNumber: true, text: ({ count }) => count },
    { header: "Failed", isNumber: true, text: ({ failed }) => failed },
  ];
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="border-b border-line pb-1 text-base font-semibold">
        By hour
      </h2>
      <details className="mt-1">
        <summary className="flex min-h-6 cursor-pointer flex-wrap items-center gap-x-3">
          <SparkLine counts={counts} />
          <span>
            {formatCounted(hours.length, "hour")} with events
            <span className="text-muted">
              {stepHours === 1 ? "" : `; a bar is ${stepHours} hours`}; show the numbers
            </span>
          </span>
        </summary>
        <FactTable
          titleId={id}
          rows={hours}
          columns={columns}
          keyOf={({ startMs }) => String(startMs)}
        />
      </details>
    </section>
  );
}
