/** A run of buckets, both ends included; `from` may lie after `to` while it is being drawn. */
export interface Selection {
  readonly from: number;
  readonly to: number;
}

/** What is marked on the bars: the bucket at the cursor, and a run of them. */
export interface Marks {
  readonly cursor: number | null;
  readonly selection: Selection | null;
}

/** What a key does: it moves the marks, or acts on what was chosen and takes them away. */
interface KeyPress {
  readonly marks: Marks;
  readonly act: { readonly kind: "zoom" | "select"; readonly chosen: Selection } | null;
}

const NO_MARKS: Marks = { cursor: null, selection: null };

/** The marked run, else the bucket at the cursor; the next answer may have fewer bars. */
export function chosenBuckets({ cursor, selection }: Marks, count: number): Selection | null {
  const marked = selection ?? (cursor === null ? null : { from: cursor, to: cursor });
  return marked && { from: clamp(marked.from, count), to: clamp(marked.to, count) };
}

/**
 * What a key does on the bars, by its name in the usual key map; null when it does nothing there.
 * @param extend Shift is held: the run goes on to where the key leads
 */
export function pressKey(
  marks: Marks,
  key: string,
  extend: boolean,
  count: number,
): KeyPress | null {
  const { cursor, selection } = marks;
  // Before the first key nothing is marked: one step to the right marks the first bucket.
  const step = keyStep(key, cursor ?? -1, count);
  if (step !== null) {
    const to = clamp(step, count);
    const from = selection?.from ?? cursor ?? to;
    return { marks: { cursor: to, selection: extend ? { from, to } : null }, act: null };
  }
  if (key === "Escape" && selection !== null) {
    return { marks: { cursor, selection: null }, act: null };
  }
  const kind = key === "Enter" ? "zoom" : key === "s" ? "select" : null;
  const chosen = chosenBuckets(marks, count);
  // Nothing is chosen: the first bucket would be a time that nobody asked for.
  return kind === null || chosen === null ? null : { marks: NO_MARKS, act: { kind, chosen } };
}

/** The bucket that a key leads to from another; null for a key that does not move. */
export function keyStep(key: string, at: number, count: number): number | null {
  const steps: ReadonlyMap<string, number> = new Map([
    ["ArrowLeft", at - 1],
    ["ArrowRight", at + 1],
    ["PageUp", at - 10],
    ["PageDown", at + 10],
    ["Home", 0],
    ["End", count - 1],
  ]);
  return steps.get(key) ?? null;
}

/** The nearest bucket that there is. */
export function clamp(bucket: number, count: number): number {
  return Math.min(count - 1, Math.max(0, bucket));
}
