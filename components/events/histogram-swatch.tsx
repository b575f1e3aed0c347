import { isOutcome, OutcomeMark } from "@/components/ui/outcome-mark";
import type { Histogram } from "@/lib/api/contract";
import type { LayerLook } from "./histogram-layers";

/** The sign of a layer in the legend: an outcome's own shape, or a square of the bars' fill. */
export function HistogramSwatch({
  by,
  value,
  look,
}: {
  readonly by: Histogram["by"];
  readonly value: string | null;
  readonly look: LayerLook;
}) {
  if (by === "outcome") {
    return <OutcomeMark outcome={isOutcome(value) ? value : "unknown"} />;
  }
  return (
    <svg width={10} height={10} aria-hidden="true" className="shrink-0">
      <path d="M0 0H10V10H0z" className={look.fill} data-mark />
      {look.sign === "striped" ? (
        <path d="M0 3H10M0 7H10" className="stroke-surface" strokeWidth={1.5} />
      ) : null}
    </svg>
  );
}
