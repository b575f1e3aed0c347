const UNITS = [
  [1e12, "T"],
  [1e9, "G"],
  [1e6, "M"],
  [1e3, "k"],
] as const;

/**
 * A whole number in at most four characters, for cells of a grid: `999`, `1.2k`, `12k`, `3M`. It is
 * cut and never rounded up, so that it lies in the same step of the heat scale as the number.
 */
export function shortCount(count: number): string {
  const [size, letter] = UNITS.find(([each]) => count >= each) ?? [1, ""];
  const value = count / size;
  return `${value < 10 ? Math.floor(value * 10) / 10 : Math.floor(value)}${letter}`;
}
