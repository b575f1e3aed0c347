import type { Block } from "@/lib/document/document";
import { tableNote } from "@/lib/document/table-note";
import type { Line } from "./break-lines";
import { columnWidths } from "./column-widths";
import { lineHeight, MARGIN, RULE, type Sheet, type Struct, type TextStyle } from "./sheet";
import { CAPTION, SMALL } from "./styles";

type Table = Extract<Block, { kind: "table" }>;
type Column = Table["columns"][number] & { /** Points. */ readonly width: number };

/** Rows of one table that are printed; all are in the CSV and the JSON. */
export const MOST_ROWS = 2_000;
/** Lines of one cell that are printed, and of a heading. */
const MOST_LINES = 12;
const MOST_HEAD_LINES = 4;
const PAD = 3;

/** A table as wide as the page: its head is repeated on each page, and no row is cut in two. */
export function drawTable(sheet: Sheet, parent: Struct, table: Table): void {
  const { caption, rows } = table;
  const size = textSize(table.columns.length);
  const widths = columnWidths(sheet, table.columns, rows, size);
  const columns = table.columns.map((column, at) => ({ ...column, width: widths[at] ?? 0 }));
  const head = columns.map((column) => cellOf(sheet, column.label, column, headStyle(size)));
  sheet.makeRoom(70);
  const element = sheet.tag(parent, "Table");
  sheet.tag(element, "Caption", () => sheet.flow(caption, CAPTION));
  sheet.y += 2;
  const headRow = sheet.tag(element, "TR");
  drawRow(sheet, head, (draw) => sheet.tag(headRow, "TH", draw, { scope: "Column" }));
  headRow.end();
  drawRule(sheet, 0.8);
  let printed = 0;
  for (const row of rows.slice(0, MOST_ROWS)) {
    const cells = columns.map((column, at) =>
      cellOf(sheet, String(row[at] ?? ""), column, cellStyle(column, size)),
    );
    if (sheet.y + rowHeight(cells) > sheet.bottom) {
      sheet.addPage();
      // What is repeated on a page is read once.
      sheet.artifact(() => drawRow(sheet, head, (draw) => draw()));
      drawRule(sheet, 0.8);
    }
    if (sheet.isFull) break;
    const tableRow = sheet.tag(element, "TR");
    drawRow(sheet, cells, (draw) => sheet.tag(tableRow, "TD", draw));
    tableRow.end();
    drawRule(sheet, 0.4);
    printed += 1;
  }
  element.end();
  const note = printed < rows.length ? cutNote(printed, table) : tableNote(table);
  if (note !== null) sheet.tag(parent, "P", () => sheet.flow(note, SMALL));
  sheet.y += 8;
}

function cutNote(printed: number, { rows, total }: Table): string {
  const all = total ?? rows.length;
  return `Prints ${printed} of ${all} rows. The CSV and the JSON of this document have ${rows.length}.`;
}

/** A text that is broken to the width of its column. */
interface TableCell {
  readonly lines: readonly Line[];
  readonly style: TextStyle;
  readonly column: Column;
}

function cellOf(sheet: Sheet, text: string, column: Column, style: TextStyle): TableCell {
  return { lines: sheet.lines(text, style, column.width - 2 * PAD), style, column };
}

/** Draws the cells of a row side by side, each within the tag that `within` makes. */
function drawRow(
  sheet: Sheet,
  cells: readonly TableCell[],
  within: (draw: () => void) => unknown,
): void {
  const top = sheet.y + PAD;
  let left: number = MARGIN.left;
  for (const { lines, style, column } of cells) {
    const [from, to] = [left + PAD, left + column.width - PAD];
    within(() => {
      lines.forEach((line, at) => {
        const isNumber = column.kind === "number";
        const start = isNumber ? to - sheet.lineWidth(line, style) : from;
        sheet.drawLine(line, start, top + at * lineHeight(style), style);
      });
    });
    left += column.width;
  }
  sheet.y += rowHeight(cells);
}

/** The line under a row. */
function drawRule(sheet: Sheet, width: number): void {
  const { doc, y } = sheet;
  sheet.artifact(() => {
    const right = MARGIN.left + sheet.width;
    doc.moveTo(MARGIN.left, y).lineTo(right, y).lineWidth(width).stroke(RULE);
  });
}

function rowHeight(cells: readonly TableCell[]): number {
  const heights = cells.map(({ lines, style }) => Math.max(1, lines.length) * lineHeight(style));
  return Math.max(...heights) + 2 * PAD;
}

/** Points: many columns need smaller letters. */
function textSize(columns: number): number {
  if (columns > 7) return 6;
  return columns > 5 ? 6.8 : 7.6;
}

const headStyle = (size: number): TextStyle => ({ face: "bold", size, most: MOST_HEAD_LINES });

const cellStyle = ({ kind }: Column, size: number): TextStyle => ({
  face: kind === "code" ? "mono" : "text",
  size,
  most: MOST_LINES,
});
