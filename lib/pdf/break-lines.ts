import type { LoadedFace } from "./fonts";
import type { Run } from "./printable-text";

/** A line: runs side by side. */
export type Line = readonly Run[];

/** Where a line may end inside of a long token: after these, as people read ARNs and paths. */
const AFTER = /[\s/:,.;@=&?_|-]/;

/**
 * Breaks runs into lines of at most `width` points. A line ends at a line feed, else after a space
 * or a mark, else within a token that is longer than a line.
 * @param most lines that are kept; what is beyond them is left out, and the last one ends with `…`
 */
export function breakLines(
  runs: readonly Run[],
  face: LoadedFace,
  { size, width, most = Number.POSITIVE_INFINITY }: { size: number; width: number; most?: number },
): Line[] {
  const lines: Line[] = [];
  let line: Piece[] = [];
  let used = 0;
  const room = (width * 1_000) / size;
  const endLine = () => {
    lines.push(joined(line));
    line = [];
    used = 0;
  };
  for (const piece of pieces(runs)) {
    if (lines.length >= most) return cut(lines);
    if (piece.text === "\n") {
      // Read on as text, two lines are two words.
      line.push({ text: " ", isMarked: false });
      endLine();
      continue;
    }
    const wide = face.width(piece.text);
    if (used + wide > room && line.length > 0) {
      const kept = lastBreak(line);
      const rest = line.splice(kept);
      endLine();
      line = rest;
      used = rest.reduce((sum, { text }) => sum + face.width(text), 0);
      if (line.length === 0 && piece.text === " ") continue;
    }
    line.push(piece);
    used += wide;
  }
  if (line.length > 0 || lines.length === 0) endLine();
  return lines.length > most ? cut(lines.slice(0, most)) : lines;
}

/** One character with the mark of its run. */
type Piece = Run;

function* pieces(runs: readonly Run[]): Generator<Piece> {
  for (const { text, isMarked } of runs) {
    for (const character of text) yield { text: character, isMarked };
  }
}

/** How many pieces of a full line stay on it. */
function lastBreak(line: readonly Piece[]): number {
  const nearest = line.findLastIndex(({ text }) => AFTER.test(text));
  // A break near the begin would leave a line nearly empty: then the token itself is broken.
  return nearest >= line.length / 3 ? nearest + 1 : line.length;
}

function joined(line: readonly Piece[]): Line {
  const runs: { text: string; isMarked: boolean }[] = [];
  for (const { text, isMarked } of line) {
    const last = runs.at(-1);
    if (last?.isMarked === isMarked) last.text += text;
    else runs.push({ text, isMarked });
  }
  return runs;
}

function cut(lines: Line[]): Line[] {
  const last = lines.at(-1) ?? [];
  return [...lines.slice(0, -1), [...last, { text: "…", isMarked: true }]];
}
