import type { HeatStep } from "@/lib/format/heat-step";
import type { HeatState } from "./heat-data";

/**
 * The sign of a Region around the origin: a filled circle for events, an open one for none, a
 * crossed one for no coverage, a dash for a Region that is not enabled.
 */
export function MapMarker({
  step,
  radius,
  state,
  hasMarks,
  isPointed = false,
}: {
  readonly step: HeatStep;
  readonly radius: number;
  readonly state: HeatState;
  readonly hasMarks: boolean;
  readonly isPointed?: boolean;
}) {
  return (
    <g data-heat={step === 0 ? undefined : step} data-mark>
      {state === "not-enabled" ? (
        <>
          <circle r={radius} className="fill-transparent" />
          <path d={`M${-radius} 0H${radius}`} className="stroke-muted" strokeWidth={2} />
        </>
      ) : (
        <circle
          r={radius}
          className={step === 0 ? "fill-surface stroke-muted" : "fill-(--heat) stroke-edge"}
        />
      )}
      {state === "uncovered" ? (
        <path
          d={`M${-radius * 0.7} ${radius * 0.7}L${radius * 0.7} ${-radius * 0.7}`}
          className="stroke-muted"
          strokeWidth={1.5}
        />
      ) : null}
      {hasMarks ? (
        <g fill="none" strokeWidth={1.5}>
          <circle r={radius + 0.75} className="stroke-(--heat-ring-dark)" />
          <circle r={radius + 2.25} className="stroke-(--heat-ring-light)" />
          <circle r={radius + 3.5} className="stroke-(--heat-ring-dark)" strokeWidth={1} />
        </g>
      ) : null}
      {isPointed ? (
        <circle r={radius + 5} fill="none" className="stroke-accent" strokeWidth={2} />
      ) : null}
    </g>
  );
}
