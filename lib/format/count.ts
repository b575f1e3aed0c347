/** Narrow no-break space: groups digits without ever breaking a number over two lines. */
const GROUP = "\u202f";

/** A whole number with thin spaces between groups of three: `12 404`. */
export function formatCount(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+(?!\d))/g, GROUP);
}

/** `1 event`, `2 900 events`. */
export function formatCounted(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** Part of a whole as a percentage; never rounds a remainder away to 0 % or 100 %. */
export function formatShare(part: number, whole: number): string {
  if (whole <= 0) return "–";
  const percent = (part / whole) * 100;
  if (part > 0 && percent < 1) return `<1${GROUP}%`;
  if (part < whole && percent > 99) return `>99${GROUP}%`;
  return `${Math.round(percent)}${GROUP}%`;
}
