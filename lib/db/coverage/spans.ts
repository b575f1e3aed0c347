/** A half-open time, UTC milliseconds. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Times that do not touch each other, in order. */
export class Spans {
  static readonly NONE = new Spans([]);

  private constructor(private readonly parts: readonly Span[]) {}

  /** Of spans in any order; those that overlap or touch become one, empty ones are left out. */
  static of(spans: Iterable<Span>): Spans {
    const parts: { fromMs: number; toMs: number }[] = [];
    const ordered = [...spans].filter(({ fromMs, toMs }) => fromMs < toMs);
    for (const { fromMs, toMs } of ordered.sort((a, b) => a.fromMs - b.fromMs)) {
      const last = parts.at(-1);
      if (last && fromMs <= last.toMs) last.toMs = Math.max(last.toMs, toMs);
      else parts.push({ fromMs, toMs });
    }
    return new Spans(parts);
  }

  get isEmpty(): boolean {
    return this.parts.length === 0;
  }

  /** True when all of a time lies in one of them. */
  covers(fromMs: number, toMs: number): boolean {
    const part = this.lastFrom(fromMs);
    return part !== undefined && part.toMs >= toMs;
  }

  /** True when any of a time lies in one of them. */
  touches(fromMs: number, toMs: number): boolean {
    const part = this.lastFrom(toMs - 1);
    return part !== undefined && part.toMs > fromMs;
  }

  [Symbol.iterator](): Iterator<Span> {
    return this.parts[Symbol.iterator]();
  }

  /** The last part that begins at a time or before it. */
  private lastFrom(timeMs: number): Span | undefined {
    let low = 0;
    let high = this.parts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.parts[middle]?.fromMs ?? timeMs) <= timeMs) low = middle + 1;
      else high = middle;
    }
    return this.parts[low - 1];
  }
}
