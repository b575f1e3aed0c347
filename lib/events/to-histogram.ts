import type { Histogram } from "@/lib/api/contract";
import type { By } from "@/lib/search/event-search";
import { shownText } from "./shown-value";
import type { TimeAxis } from "./time-axis";

type Series = Histogram["series"][number];

/** Values that get a layer of their own. */
export const MOST_LAYERS = 7;
/** From the bottom up. */
const BY_OUTCOME: readonly Series[] = ["success", "denied", "error", "unknown"].map((value) => ({
  value,
  label: value,
}));
const OTHER: Series = { value: "*", label: "other" };
const MISSING: Series = { value: null, label: "not recorded" };

/** Events of one layer in one bucket. */
export interface LayerCount {
  /** Null for events without a time; it may lie outside the axis. */
  readonly bucket: number | null;
  /** Null where the records do not say, and for the layer of all other values. */
  readonly value: string | null;
  readonly isOther: boolean;
  readonly count: number;
}

export interface TimeCounts {
  readonly axis: TimeAxis;
  readonly by: By;
  readonly counts: readonly LayerCount[];
  /** Late events by bucket. */
  readonly late: ReadonlyMap<number, number>;
}

/** Counts as a page draws them, secrets masked. Layers are those that the axis shows something of. */
export function toHistogram({
  axis,
  by,
  counts,
  late,
}: TimeCounts): Omit<Histogram, "lateIsPartial" | "uncovered" | "asof"> {
  const isShown = ({ bucket }: LayerCount) =>
    bucket !== null && bucket >= 0 && bucket < axis.buckets;
  const shown = counts.filter(isShown);
  const series = by === "outcome" ? BY_OUTCOME : seriesOf(shown);
  const place = new Map(series.map((one, at) => [keyOf(one.value, one === OTHER), at]));
  const buckets = new Map<number, Histogram["buckets"][number]>();
  for (const { bucket, value, isOther, count } of shown) {
    const number = bucket ?? 0;
    const known = buckets.get(number) ?? {
      startMs: axis.startMs + number * axis.bucketMs,
      counts: series.map(() => 0),
      late: late.get(number) ?? 0,
    };
    const layer = place.get(keyOf(value, isOther)) ?? 0;
    known.counts[layer] = (known.counts[layer] ?? 0) + count;
    buckets.set(number, known);
  }
  const sum = (some: readonly LayerCount[]) => some.reduce((total, { count }) => total + count, 0);
  return {
    fromMs: axis.startMs,
    toMs: Math.max(axis.toMs, axis.startMs + axis.bucketMs),
    bucketMs: axis.bucketMs,
    by,
    series: series.map(({ value, label }) => ({
      value: value && shownText(value),
      label: shownText(label),
    })),
    buckets: [...buckets.values()].sort((a, b) => a.startMs - b.startMs),
    total: sum(counts),
    undated: sum(counts.filter(({ bucket }) => bucket === null)),
  };
}

function seriesOf(shown: readonly LayerCount[]): Series[] {
  const totals = new Map<string, number>();
  for (const { value, count } of shown) {
    if (value !== null) totals.set(value, (totals.get(value) ?? 0) + count);
  }
  const values = [...totals]
    .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .map(([value]) => ({ value, label: value }));
  const hasOther = shown.some(({ isOther }) => isOther);
  const isMissing = shown.some(({ value, isOther }) => value === null && !isOther);
  return [...values, ...(hasOther ? [OTHER] : []), ...(isMissing ? [MISSING] : [])];
}

/** A value may be the text "*" itself. */
function keyOf(value: string | null, isOther: boolean): string {
  return isOther ? "other" : value === null ? "missing" : `is ${value}`;
}
