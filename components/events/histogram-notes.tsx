import type { Histogram } from "@/lib/api/contract";
import { formatCount } from "@/lib/format/count";
import { lateWords } from "./histogram-words";

/** What the bars alone would not say: late arrivals, missing log files, events without a time. */
export function HistogramNotes({
  histogram,
  late,
}: {
  readonly histogram: Histogram;
  /** Late events of what is chosen. */
  readonly late: number;
}) {
  return (
    <>
      {late > 0 ? (
        <span
          className="flex items-center gap-1 text-muted"
          title="Their log file was delivered more than an hour after they happened"
        >
          <svg width={8} height={8} aria-hidden="true" className="text-warn">
            <circle cx={4} cy={4} r={3} fill="currentColor" data-mark />
          </svg>
          {lateWords(histogram, late)} arrived late
        </span>
      ) : null}
      {histogram.uncovered.length > 0 ? (
        <span className="flex items-center gap-1 text-muted max-sm:hidden">
          <svg width={14} height={10} aria-hidden="true" className="text-edge">
            <path d="M0 10 10 0M4 10 14 0M-4 10 6 0" stroke="currentColor" />
          </svg>
          not wholly covered
        </span>
      ) : null}
      {histogram.undated > 0 ? (
        <span className="text-warn" title="They are in no bar; the facets count them too">
          {formatCount(histogram.undated)} without a time
        </span>
      ) : null}
    </>
  );
}
