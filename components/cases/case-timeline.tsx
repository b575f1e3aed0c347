import { TimeText } from "@/components/shell/time-text";
import { VisibleText } from "@/components/ui/visible-text";
import type { CaseBlock, CasePin } from "@/lib/api/case-contract";
import { timelineOf } from "./timeline-steps";

/** When it happened: all that has a time on one axis, and the same as a list below it. */
export function CaseTimeline({
  blocks,
  pins,
  pinOf,
  isNarrowed,
}: {
  readonly blocks: readonly CaseBlock[];
  readonly pins: readonly CasePin[];
  /** All pins of the case: a step may show one that a filter leaves out. */
  readonly pinOf: ReadonlyMap<number, CasePin>;
  readonly isNarrowed: boolean;
}) {
  const { steps, untimed, fromMs, toMs } = timelineOf(blocks, pins, pinOf);
  if (steps.length === 0) {
    return (
      <p>
        {isNarrowed
          ? "Nothing that fits the filter has a time."
          : "Nothing has a time yet: pin an event, or add a step with a time."}
      </p>
    );
  }
  const spanMs = Math.max(1, toMs - fromMs);
  return (
    <div className="space-y-3">
      <svg
        viewBox="0 0 1000 40"
        preserveAspectRatio="none"
        className="h-10 w-full"
        role="img"
        aria-label={`${steps.length} steps on one axis of time; the list below has the same`}
      >
        <line x1="0" x2="1000" y1="30" y2="30" className="stroke-line" strokeWidth="1" />
        {steps.map(({ id, kind, atMs }) => (
          <rect
            key={id}
            x={Math.min(994, ((atMs - fromMs) / spanMs) * 994)}
            y={kind === "gap" ? 18 : 8}
            width="6"
            height={kind === "gap" ? 12 : 22}
            className={
              kind === "decision" ? "fill-success" : kind === "gap" ? "fill-warn" : "fill-accent"
            }
          />
        ))}
      </svg>
      <ol className="space-y-1">
        {steps.map(({ id, word, title, atMs, entity }) => (
          <li key={id} className="flex flex-wrap gap-x-3">
            <TimeText timeMs={atMs} withZone toSecond />
            <span className="text-muted">{word}</span>
            <span className="min-w-0 wrap-anywhere">
              <VisibleText text={title} />
              {entity === null ? null : (
                <span className="text-muted">
                  , <VisibleText text={entity} />
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
      {untimed === 0 ? null : <p className="text-muted">Without a time: {untimed}.</p>}
    </div>
  );
}
