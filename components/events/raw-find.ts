/** Where a text was found: characters `from` to `to` of one line. */
export interface Found {
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

/** A stretch of a line; `found` is its number among all finds, or null. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly found: number | null;
}

const MOST_FOUND = 5_000;

/** Every place of a text in some lines, ignoring case; at most 5,000. An empty text is nowhere. */
export function findInLines(lines: readonly string[], wanted: string): Found[] {
  if (wanted === "") return [];
  // A pattern keeps the places right where a change of case changes the length.
  const pattern = new RegExp(wanted.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"), "giu");
  const found: Found[] = [];
  for (const [line, text] of lines.entries()) {
    for (const match of text.matchAll(pattern)) {
      if (found.length === MOST_FOUND) return found;
      found.push({ line, from: match.index, to: match.index + match[0].length });
    }
  }
  return found;
}

/** Cuts the stretch `from` to `to` of a line at the finds in it; finds may begin or end outside. */
export function cutAtFinds(
  from: number,
  to: number,
  finds: readonly { readonly from: number; readonly to: number; readonly number: number }[],
): Stretch[] {
  const stretches: Stretch[] = [];
  let at = from;
  for (const find of finds) {
    const start = Math.max(at, find.from);
    const end = Math.min(to, find.to);
    if (start >= end) continue;
    if (start > at) stretches.push({ from: at, to: start, found: null });
    stretches.push({ from: start, to: end, found: find.number });
    at = end;
  }
  if (at < to) stretches.push({ from: at, to, found: null });
  return stretches;
}
