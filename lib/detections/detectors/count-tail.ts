import { poissonTail } from "@/lib/regions/poisson-tail";

/** More terms change nothing that is compared here; what is left is bounded from above. */
const MOST_TERMS = 20_000;

/**
 * How likely an hour brings at least `count` events where hours have this mean and variance: Poisson,
 * and the negative binomial distribution where counts scatter more than that. Not below the mean:
 * there it is said to be 1, which it is less than.
 */
export function countTail(count: number, mean: number, variance: number): number {
  if (count <= mean) return 1;
  if (mean <= 0) return 0;
  // Hardly more scatter than Poisson has: the other form would divide by almost nothing.
  if (variance <= mean * 1.001) return poissonTail(count, mean);
  const size = (mean * mean) / (variance - mean);
  const share = size / (size + mean);
  const rest = 1 - share;
  let term = Math.exp(
    logGamma(count + size) -
      logGamma(size) -
      logGamma(count + 1) +
      size * Math.log(share) +
      count * Math.log(rest),
  );
  let sum = 0;
  let at = count;
  for (; at < count + MOST_TERMS && term > sum * Number.EPSILON; at++) {
    sum += term;
    term *= ((at + size) / (at + 1)) * rest;
  }
  // Each further term is at most `ratio` times the one before.
  const ratio = Math.max(rest, ((at + size) / (at + 1)) * rest);
  const left = ratio < 1 ? term / (1 - ratio) : 1;
  return Math.min(1, sum + left);
}

/** Natural logarithm of the gamma function above 0: Stirling's series, far enough from 0. */
function logGamma(x: number): number {
  let shifted = x;
  let below = 0;
  while (shifted < 16) {
    below += Math.log(shifted);
    shifted += 1;
  }
  const n = shifted;
  return (
    (n - 0.5) * Math.log(n) -
    n +
    Math.log(2 * Math.PI) / 2 +
    1 / (12 * n) -
    1 / (360 * n ** 3) -
    below
  );
}
