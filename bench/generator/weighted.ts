import type { Random } from "./random";

/** Draws values in proportion to their weights in constant time (Walker's alias method). */
export class Weighted<T> {
  private readonly share: Float64Array;
  private readonly alias: Int32Array;

  /** `weights[i]` belongs to `values[i]`. Throws when there is nothing to draw. */
  constructor(
    private readonly values: readonly T[],
    weights: readonly number[],
  ) {
    const count = values.length;
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    if (count === 0 || total <= 0) throw new Error("Nothing to draw from");
    this.share = Float64Array.from(weights, (weight) => (weight * count) / total);
    this.alias = Int32Array.from(values, (_, i) => i);
    const at = (i: number): number => this.share[i] ?? 0;
    const poor = [...values.keys()].filter((i) => at(i) < 1);
    const rich = [...values.keys()].filter((i) => at(i) >= 1);
    for (let low = poor.pop(); low !== undefined; low = poor.pop()) {
      const high = rich.at(-1);
      if (high === undefined) break;
      this.alias[low] = high;
      this.share[high] = at(high) - (1 - at(low));
      if (at(high) < 1) poor.push(...rich.splice(-1));
    }
  }

  draw(random: Random): T {
    const spot = random.unit() * this.values.length;
    const column = Math.floor(spot);
    const index = spot - column < (this.share[column] ?? 1) ? column : (this.alias[column] ?? 0);
    return this.values[index] as T;
  }
}

/** Values in falling popularity: the n-th is drawn 1/n^skew as often as the first. */
export function zipf<T>(values: readonly T[], skew = 1): Weighted<T> {
  return new Weighted(
    values,
    values.map((_, rank) => (rank + 1) ** -skew),
  );
}
