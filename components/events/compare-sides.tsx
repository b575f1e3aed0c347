import Link from "next/link";
import { usePreferences } from "@/components/shell/preferences";
import { VisibleText } from "@/components/ui/visible-text";
import type { Applied, Comparison } from "@/lib/api/analysis-contract";
import { formatCounted } from "@/lib/format/count";
import { formatRange, formatTime, toIsoTime, type Zone } from "@/lib/format/time";
import { DEFAULT_SEARCH, type EventSearch } from "@/lib/search/event-search";
import { listPath } from "./event-surroundings";

const SIDES = [
  { side: "selection", word: "Selection", fill: "fill-accent" },
  { side: "baseline", word: "Baseline", fill: "fill-edge" },
] as const;

/** What is compared with what, in words, each with its events. */
export function CompareSides({
  comparison,
  view,
}: {
  readonly comparison: Comparison;
  readonly view: EventSearch;
}) {
  const { zone } = usePreferences();
  return (
    <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
      {SIDES.map(({ side, word, fill }) => {
        const { label, total, applied } = comparison[side];
        const events = formatCounted(total, "event");
        return (
          <div key={side} className="contents">
            <dt className="flex items-center gap-1.5 font-medium">
              <svg width={10} height={10} aria-hidden="true">
                <path d="M0 0H10V10H0z" className={fill} data-mark />
              </svg>
              {word}
            </dt>
            <dd className="min-w-0">
              <VisibleText text={label} />
              {applied === null ? null : (
                <span className="text-muted"> {timeWords(applied, zone)}</span>
              )}
              {applied === null || applied.q === "" ? null : (
                <code className="ms-2 text-xs text-muted">
                  <VisibleText text={applied.q} />
                </code>
              )}
              {": "}
              {applied === null ? (
                events
              ) : (
                <Link className="underline" href={listPath(shown(applied, view))}>
                  {events}
                </Link>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** The list of one side's events, with the columns and the clock of this view. */
function shown({ q, fromMs, toMs, asof }: Applied, { cols, dens, tz }: EventSearch): EventSearch {
  return {
    ...DEFAULT_SEARCH,
    cols,
    dens,
    tz,
    q,
    asof,
    from: fromMs === null ? null : toIsoTime(fromMs),
    to: toMs === null ? null : toIsoTime(toMs),
  };
}

function timeWords({ fromMs, toMs }: Applied, zone: Zone): string {
  if (fromMs !== null && toMs !== null) return formatRange(fromMs, toMs, zone);
  if (fromMs !== null) return `since ${formatTime(fromMs, zone)}`;
  return toMs === null ? "all time" : `until ${formatTime(toMs, zone)}`;
}
