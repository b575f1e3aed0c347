"use client";

import { useState } from "react";
import { onDemand } from "@/components/ui/on-demand";
import type { Histogram } from "@/lib/api/contract";

const Rows = onDemand(() =>
  import("./histogram-parts").then((module) => module.histogramParts.HistogramTableRows),
);

/** The same numbers as a table, for readers who cannot see the bars; unseen until it is reached. */
export function HistogramTable({ histogram }: { readonly histogram: Histogram }) {
  const [open, setOpen] = useState(false);
  return (
    <details
      className="max-h-64 overflow-auto text-xs not-focus-within:sr-only"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>Show the bars as a table</summary>
      {open ? <Rows histogram={histogram} /> : null}
    </details>
  );
}
