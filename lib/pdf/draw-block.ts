import type { Block } from "@/lib/document/document";
import { NOTE_WORDS } from "@/lib/document/note-words";
import { drawBars } from "./draw-bars";
import { drawTable } from "./draw-table";
import { lineHeight, MARGIN, type Sheet, type Struct } from "./sheet";
import { BODY, CAPTION, CODE, H3, LABEL } from "./styles";

/** Lines of one text or record that are printed. */
const MOST_LINES = 400;
const NOTE_COLOURS = { info: "#2f5fb3", good: "#1f7a45", warning: "#a15c00", bad: "#b42318" };
const TERM_WIDTH = 150;

/** Draws one block of a section below what stands there. */
export function drawBlock(sheet: Sheet, parent: Struct, block: Block): void {
  switch (block.kind) {
    case "heading":
      sheet.y += 6;
      sheet.makeRoom(50);
      sheet.tag(parent, "H3", () => sheet.flow(block.text, H3));
      sheet.y += 3;
      return;
    case "text":
      sheet.tag(parent, "P", () => sheet.flow(block.text, { ...BODY, most: MOST_LINES }));
      sheet.y += 6;
      return;
    case "note":
      drawNote(sheet, parent, block);
      return;
    case "facts":
      drawFacts(sheet, parent, block.facts);
      return;
    case "table":
      drawTable(sheet, parent, block);
      return;
    case "bars":
      drawBars(sheet, parent, block);
      return;
    case "code":
      sheet.makeRoom(40);
      sheet.tag(parent, "P", () => sheet.flow(block.caption, CAPTION));
      sheet.tag(parent, "Code", () => sheet.flow(block.text, { ...CODE, most: MOST_LINES }));
      sheet.y += 6;
      return;
    case "link":
      // Without the installation's address it leads nowhere, so it is told and not linked.
      sheet.tag(parent, "P", () => sheet.flow(`${block.label}: ${block.path}`, BODY));
      sheet.y += 4;
  }
}

/** A note says its level in words; the stripe beside it is for the eye alone. */
function drawNote(sheet: Sheet, parent: Struct, { level, text }: Extract<Block, { kind: "note" }>) {
  const lines = sheet.lines(text, { ...BODY, most: MOST_LINES }, sheet.width - 12);
  sheet.makeRoom(Math.min(lines.length + 1, 8) * lineHeight(BODY));
  const [top, page] = [sheet.y, sheet.pages];
  sheet.tag(parent, "P", () => {
    sheet.flow(`${NOTE_WORDS[level]}: `, { ...LABEL, colour: NOTE_COLOURS[level] }, { indent: 12 });
    sheet.flow(text, { ...BODY, most: MOST_LINES }, { indent: 12 });
  });
  const from = sheet.pages === page ? top : MARGIN.top;
  sheet.artifact(() => {
    sheet.doc.rect(MARGIN.left, from, 3, sheet.y - from).fill(NOTE_COLOURS[level]);
  });
  sheet.y += 6;
}

function drawFacts(
  sheet: Sheet,
  parent: Struct,
  facts: Extract<Block, { kind: "facts" }>["facts"],
): void {
  const list = sheet.tag(parent, "L");
  const valueStyle = { ...BODY, multiline: false, most: 40 };
  for (const { label, value } of facts) {
    const terms = sheet.lines(label, { ...LABEL, most: 4 }, TERM_WIDTH - 8);
    const values = sheet.lines(value, valueStyle, sheet.width - TERM_WIDTH);
    const height = Math.max(terms.length * lineHeight(LABEL), values.length * lineHeight(BODY));
    sheet.makeRoom(height);
    const item = sheet.tag(list, "LI");
    sheet.tag(item, "Lbl", () => sheet.drawLines(terms, MARGIN.left, sheet.y, LABEL));
    sheet.tag(item, "LBody", () =>
      sheet.drawLines(values, MARGIN.left + TERM_WIDTH, sheet.y, BODY),
    );
    item.end();
    sheet.y += height + 2;
  }
  list.end();
  sheet.y += 6;
}
