"use client";

import { useState } from "react";
import { usePreferences } from "@/components/shell/preferences";
import type { Histogram } from "@/lib/api/contract";
import { formatCount } from "@/lib/format/count";
import { formatTime } from "@/lib/format/time";
import { SERIES } from "./histogram-geometry";
import { OUTCOME_WORD } from "./outcome-mark";

/** The same numbers as a table, for readers who cannot see the bars; unseen until it is reached. */
export function HistogramTable({ histogram }: { readonly histogram: Histogram }) {
  const { zone } = usePreferences();
  const [open, setOpen] = useState(false);
  return (
    <details
      className="max-h-64 overflow-auto text-xs not-focus-within:sr-only"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>Show the bars as a table</summary>
      {open ? (
        <table className="text-end">
          <thead>
            <tr>
              <th scope="col">From</th>
              {SERIES.map((series) => (
                <th key={series} scope="col" className="px-3">
                  {OUTCOME_WORD[series]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {histogram.buckets.map((bucket) => (
              <tr key={bucket.startMs}>
                <th scope="row" className="font-mono font-normal">
                  {formatTime(bucket.startMs, zone)}
                </th>
                {SERIES.map((series) => (
                  <td key={series} className="px-3">
                    {formatCount(bucket[series])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </details>
  );
}
