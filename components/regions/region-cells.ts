import {
  type HeatCell,
  type HeatColumn,
  type HeatMark,
  type HeatState,
  STATE_WORDS,
} from "@/components/charts/heat-data";
import type { Counts } from "@/lib/api/period-contract";
import type { RegionMark } from "@/lib/api/region-contract";
import { formatCount, formatCounted } from "@/lib/format/count";
import { shortCount } from "@/lib/format/short-count";
import { toVisible } from "@/lib/format/visible";
import { countsOf, marksOf, type RegionLine } from "./region-lines";
import type { Counted } from "./region-view";
import { MARK_WORDS } from "./region-words";

/** The cells of a line by their columns' positions; what the answer leaves out is empty. */
export function lineCells(
  line: RegionLine,
  columns: readonly HeatColumn[],
  out: Counted,
): readonly HeatCell[] {
  const counted = new Map(line.row.cells.map((cell) => [cell.column, cell]));
  const uncovered = new Set(line.row.uncovered);
  return columns.map(({ longLabel }, at) => {
    const cell = counted.get(at);
    return toHeatCell({
      title: `${toVisible(line.title)}, ${longLabel}`,
      counts: cell === undefined ? null : countsOf(cell, line.part),
      empty: emptyState(line, uncovered.has(at)),
      marks: cell === undefined ? [] : marksOf(line, cell),
      quiet: line.part === "global" ? 0 : (cell?.quiet ?? 0),
      out,
    });
  });
}

/** A whole line as one cell: what a circle on the map says. */
export function lineCell(line: RegionLine, out: Counted): HeatCell {
  const { title, row, counts } = line;
  return toHeatCell({
    title: [toVisible(title), row.name].filter((word) => word !== null).join(", "),
    counts,
    empty: emptyState(line, row.state === "uncovered"),
    marks: row.cells.flatMap((cell) => marksOf(line, cell)),
    quiet: 0,
    out,
  });
}

/** The largest count among a line's cells: what relative colours are relative to. */
export function largestCount(line: RegionLine, out: Counted): number {
  return Math.max(0, ...line.row.cells.map((cell) => countsOf(cell, line.part)[out]));
}

/** Which of the three kinds of nothing a cell without events shows. */
function emptyState({ row }: RegionLine, isUncovered: boolean): Exclude<HeatState, "counted"> {
  if (row.state === "not-enabled") return "not-enabled";
  return isUncovered ? "uncovered" : "none";
}

function toHeatCell({
  title,
  counts,
  empty,
  marks,
  quiet,
  out,
}: {
  readonly title: string;
  readonly counts: Counts | null;
  readonly empty: Exclude<HeatState, "counted">;
  readonly marks: readonly RegionMark[];
  readonly quiet: number;
  readonly out: Counted;
}): HeatCell {
  const letters = toHeatMarks(marks);
  const kinds = letters.map(({ kind }) => MARK_WORDS[kind]);
  if (counts === null || counts.events === 0) {
    const label = [title, STATE_WORDS[empty], ...kinds].join(", ");
    return { count: 0, text: "", label, state: empty, marks: letters };
  }
  const count = counts[out];
  return {
    count,
    text: count === 0 ? "" : shortCount(count),
    label: [title, ...countWords(counts, quiet), ...kinds].join(", "),
    state: count === 0 ? "none" : "counted",
    marks: letters,
  };
}

function countWords({ events, denied, errors }: Counts, quiet: number): string[] {
  return [
    formatCounted(events, "event"),
    ...(quiet === 0 ? [] : [`${formatCount(quiet)} of them a console’s to many Regions`]),
    ...(denied === 0 ? [] : [`${formatCount(denied)} denied`]),
    ...(errors === 0 ? [] : [formatCounted(errors, "error")]),
  ];
}

/** One letter for each kind, with the sentences of all that are of this kind. */
function toHeatMarks(
  marks: readonly RegionMark[],
): readonly (HeatMark & Pick<RegionMark, "kind">)[] {
  const kinds = [...new Set(marks.map(({ kind }) => kind))];
  return kinds.map((kind) => ({
    kind,
    letter: kind,
    label: marks
      .filter((mark) => mark.kind === kind)
      .map(({ sentence }) => sentence)
      .join("; "),
  }));
}
