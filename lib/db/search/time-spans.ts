/** A closed range of times, UTC milliseconds. */
interface TimeSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * At most `most` ranges, in order of time and apart from each other, that cover all the given ones
 * and of the time between them as little as possible.
 */
export function coverTimes(spans: readonly TimeSpan[], most: number): TimeSpan[] {
  const apart: TimeSpan[] = [];
  for (const span of spans.toSorted((a, b) => a.fromMs - b.fromMs)) {
    const last = apart.at(-1);
    if (last === undefined || span.fromMs > last.toMs) apart.push(span);
    else apart.splice(-1, 1, { ...last, toMs: Math.max(last.toMs, span.toMs) });
  }
  // The widest gaps stay open; the range behind each of them begins anew.
  const gapBefore = (at: number) => (apart[at]?.fromMs ?? 0) - (apart[at - 1]?.toMs ?? 0);
  const begins = apart
    .map((_, at) => at)
    .slice(1)
    .sort((a, b) => gapBefore(b) - gapBefore(a))
    .slice(0, most - 1)
    .sort((a, b) => a - b);
  return [0, ...begins].flatMap((from, at) => {
    const [first, last] = [apart[from], apart[(begins[at] ?? apart.length) - 1]];
    return first && last ? [{ fromMs: first.fromMs, toMs: last.toMs }] : [];
  });
}
