import type { Block } from "@/lib/document/document";
import { toVisible } from "@/lib/format/visible";
import { MARGIN, type Sheet, type Struct } from "./sheet";
import { CAPTION, SMALL } from "./styles";

type Bars = Extract<Block, { kind: "bars" }>;

const ROW = 15;
const LABEL_WIDTH = 170;
const VALUE_WIDTH = 70;
const MOST_BARS = 60;
const SPACE = { text: " ", isMarked: false };
const BAR = "#2f5fb3";

/** Bars as vectors. What they show is the figure's alternative text too. */
export function drawBars(sheet: Sheet, parent: Struct, { caption, unit, rows }: Bars): void {
  sheet.makeRoom(60);
  sheet.tag(parent, "P", () => sheet.flow(`${caption} (${unit})`, CAPTION));
  sheet.y += 2;
  const shown = rows.slice(0, MOST_BARS);
  const most = Math.max(0, ...shown.map(({ value }) => (Number.isFinite(value) ? value : 0)));
  // A figure stands on one page.
  for (let from = 0; from < shown.length; ) {
    sheet.makeRoom(3 * ROW);
    const fits = Math.max(1, Math.floor((sheet.bottom - sheet.y) / ROW));
    drawPart(sheet, parent, { caption, unit, rows: shown.slice(from, from + fits) }, most);
    from += fits;
  }
  const rest = rows.length - shown.length;
  if (rest > 0 || rows.length === 0) {
    const text = rows.length === 0 ? "Nothing to show." : `${rest} more are in the other forms.`;
    sheet.tag(parent, "P", () => sheet.flow(text, SMALL));
  }
  sheet.y += 8;
}

function drawPart(
  sheet: Sheet,
  parent: Struct,
  { caption, unit, rows }: Omit<Bars, "kind">,
  most: number,
): void {
  const figures = rows.map(({ label, value }) => `${toVisible(label)}: ${value}`).join("; ");
  const alt = `${toVisible(caption)}, ${toVisible(unit)}. ${figures}`;
  const { doc, width } = sheet;
  const top = sheet.y;
  const right = MARGIN.left + width;
  const draw = () => {
    rows.forEach(({ label, value }, at) => {
      const y = top + at * ROW;
      const [line = []] = sheet.lines(label, { ...SMALL, most: 1 }, LABEL_WIDTH - 8);
      sheet.drawLine([...line, SPACE], MARGIN.left, y + 2, SMALL);
      const room = width - LABEL_WIDTH - VALUE_WIDTH;
      const share = most > 0 && Number.isFinite(value) ? Math.max(0, value) / most : 0;
      doc.rect(MARGIN.left + LABEL_WIDTH, y + 2, share * room, ROW - 5).fill(BAR);
      const after = MARGIN.left + LABEL_WIDTH + share * room + 5;
      sheet.drawLine([{ text: `${value} `, isMarked: false }], after, y + 2, SMALL);
    });
  };
  const bbox: [number, number, number, number] = [MARGIN.left, top, right, top + rows.length * ROW];
  sheet.tag(parent, "Figure", draw, { alt: alt.slice(0, 4_000), bbox });
  sheet.y = top + rows.length * ROW;
}
