/** 0 is no event at all; each step from 1 to 7 has a colour of its own. */
export type HeatStep = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** All steps that have a colour. */
export const HEAT_STEPS = [1, 2, 3, 4, 5, 6, 7] as const satisfies readonly HeatStep[];

/** The smallest count of each coloured step: one colour means one count wherever it is seen. */
const STARTS: readonly number[] = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000];

/** The counts of each step on the fixed scale, from step 0. */
export const HEAT_LABELS: Readonly<Record<HeatStep, string>> = {
  0: "0",
  1: "1–9",
  2: "10–99",
  3: "100–999",
  4: "1k–9k",
  5: "10k–99k",
  6: "100k–999k",
  7: "≥ 1M",
};

/** The shares of the largest count that each step of the relative scale ends at. */
export const RELATIVE_LABELS: Readonly<Record<HeatStep, string>> = {
  0: "0",
  1: "≤ 1/7",
  2: "≤ 2/7",
  3: "≤ 3/7",
  4: "≤ 4/7",
  5: "≤ 5/7",
  6: "≤ 6/7",
  7: "largest",
};

/** The step of a count on the fixed logarithmic scale. */
export function heatStep(count: number): HeatStep {
  return toStep(STARTS.filter((start) => count >= start).length);
}

/** The step of a count as a share of the largest one, in sevenths; any event is at least step 1. */
export function relativeStep(count: number, largest: number): HeatStep {
  if (!(count > 0) || !(largest > 0)) return 0;
  return toStep(Math.ceil((count / largest) * HEAT_STEPS.length));
}

function toStep(value: number): HeatStep {
  return HEAT_STEPS.findLast((step) => value >= step) ?? 0;
}
