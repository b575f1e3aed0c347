/**
 * How likely a Poisson process of this mean brings at least `count` events. Not below the mean: there
 * it is said to be 1, which it is less than.
 */
export function poissonTail(count: number, mean: number): number {
  if (count <= mean) return 1;
  if (mean <= 0) return 0;
  let term = Math.exp(count * Math.log(mean) - mean - logFactorial(count));
  let sum = 0;
  // Each term is smaller than the one before by mean / at, which is below 1.
  for (let at = count + 1; term > sum * Number.EPSILON; at++) {
    sum += term;
    term *= mean / at;
  }
  return Math.min(1, sum);
}

/**
 * p-values as they count when several are looked at together, in their order (Benjamini and
 * Hochberg 1995): among those below a bound, the expected share of false ones is the bound.
 */
export function adjustTogether(pValues: readonly number[]): number[] {
  const order = pValues.map((p, at) => ({ p, at })).sort((a, b) => b.p - a.p);
  const adjusted = new Array<number>(pValues.length).fill(1);
  let least = 1;
  order.forEach(({ p, at }, fromTop) => {
    least = Math.min(least, (p * pValues.length) / (pValues.length - fromTop));
    adjusted[at] = least;
  });
  return adjusted;
}

/** Natural logarithm of n!, by Stirling's series; exact enough for all that is compared here. */
function logFactorial(n: number): number {
  if (n < 16) {
    let product = 1;
    for (let at = 2; at <= n; at++) product *= at;
    return Math.log(product);
  }
  return n * Math.log(n) - n + Math.log(2 * Math.PI * n) / 2 + 1 / (12 * n) - 1 / (360 * n ** 3);
}
