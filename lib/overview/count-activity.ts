import type { Overview } from "@/lib/api/overview-contract";
import type { Counts, Period } from "@/lib/api/period-contract";
import type { Reader } from "@/lib/auth/reader";
import { OUTCOMES } from "@/lib/db/stored-numbers";
import { countLayers } from "@/lib/events/count-by-time";
import type { TimeAxis } from "@/lib/events/time-axis";
import { bucketFor } from "@/lib/events/time-span";
import type { LayerCount } from "@/lib/events/to-histogram";
import type { Counted } from "./count-values";

const HOUR_MS = 3_600_000;
const NONE: Counts = { events: 0, success: 0, denied: 0, errors: 0, unknown: 0 };

/** Events of a time by outcome: in all, and in buckets of hours or days, which begin at UTC midnights. */
export async function countActivity(
  reader: Reader,
  { question, filter }: Counted,
  { fromMs, toMs }: Pick<Period, "fromMs" | "toMs">,
): Promise<Pick<Overview["activity"], "bucketMs" | "buckets"> & { readonly counts: Counts }> {
  // Shorter buckets would have to be counted from the events themselves.
  const bucketMs = Math.max(HOUR_MS, bucketFor(fromMs, toMs));
  const startMs = Math.floor(fromMs / bucketMs) * bucketMs;
  const axis: TimeAxis = {
    startMs,
    toMs,
    bucketMs,
    buckets: Math.max(1, Math.ceil((toMs - startMs) / bucketMs)),
  };
  const layers = await countLayers(reader, question, filter, axis, "outcome", OUTCOMES.length);
  const buckets = new Map<number, Counts>();
  for (const { bucket, value, count } of layers) {
    if (bucket !== null) buckets.set(bucket, add(buckets.get(bucket) ?? NONE, value, count));
  }
  return {
    bucketMs,
    buckets: [...buckets]
      .sort(([a], [b]) => a - b)
      .map(([bucket, counts]) => ({ startMs: startMs + bucket * bucketMs, ...counts })),
    counts: layers.reduce((counts, { value, count }) => add(counts, value, count), NONE),
  };
}

function add(counts: Counts, outcome: LayerCount["value"], count: number): Counts {
  const name = outcome === "error" ? "errors" : outcome;
  const known = name === "success" || name === "denied" || name === "errors" ? name : "unknown";
  return { ...counts, events: counts.events + count, [known]: counts[known] + count };
}
