import { formatCount } from "./count";

const UNITS = ["B", "kB", "MB", "GB", "TB", "PB"] as const;

/** A size in decimal units with three significant digits at most: `1.31 kB`, `640 MB`. */
export function formatBytes(sizeBytes: number): string {
  let size = sizeBytes;
  let unit = 0;
  while (size >= 999.5 && unit < UNITS.length - 1) {
    size /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2;
  const text = digits === 0 ? formatCount(size) : size.toFixed(digits);
  return `${text} ${UNITS[unit]}`;
}
