import type { Block } from "@/lib/document/document";
import { toVisible } from "@/lib/format/visible";
import type { Sheet } from "./sheet";

type Table = Extract<Block, { kind: "table" }>;

/** Rows that tell how wide a column is. */
const LOOKED_AT = 300;
/** Characters of a cell that count: longer ones are broken. */
const MOST_CHARACTERS = 60;
const LEAST_POINTS = 34;

/**
 * Widths in points that fill the page: each column gets what its longer cells need, and where all
 * together need more than there is, the wide ones give way.
 */
export function columnWidths(
  sheet: Sheet,
  columns: Table["columns"],
  rows: Table["rows"],
  size: number,
): number[] {
  const wanted = columns.map(({ label, kind }, at) => {
    const face = kind === "code" ? "mono" : "text";
    const wide = (text: string, bold = false) =>
      (sheet.widthOf(toVisible(text.slice(0, MOST_CHARACTERS)), bold ? "bold" : face) * size) /
        1_000 +
      8;
    const widths = rows.slice(0, LOOKED_AT).map((row) => wide(String(row[at] ?? "")));
    const longest = widths.sort((one, other) => other - one)[Math.floor(widths.length / 50)] ?? 0;
    // The longest word of a heading is not broken.
    const heading = Math.max(...label.split(" ").map((word) => wide(word, true)));
    return Math.max(LEAST_POINTS, heading, longest);
  });
  return fitted(wanted, sheet.width);
}

function fitted(wanted: readonly number[], room: number): number[] {
  const sum = wanted.reduce((total, width) => total + width, 0);
  if (sum <= room) {
    const spare = (room - sum) / wanted.length;
    return wanted.map((width) => width + spare);
  }
  // The highest limit under which all fit: narrow columns keep what they want.
  let [low, high] = [LEAST_POINTS, Math.max(...wanted)];
  for (let step = 0; step < 40; step++) {
    const limit = (low + high) / 2;
    const total = wanted.reduce((so, width) => so + Math.min(width, limit), 0);
    if (total > room) high = limit;
    else low = limit;
  }
  const widths = wanted.map((width) => Math.min(width, low));
  const scale = room / widths.reduce((total, width) => total + width, 0);
  return widths.map((width) => width * scale);
}
