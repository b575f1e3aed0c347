import type { Document, DocumentSection } from "@/lib/document/document";
import { toVisible } from "@/lib/format/visible";
import { drawBlock } from "./draw-block";
import type { Faces } from "./fonts";
import { lineHeight, MARGIN, openPdf, Sheet, type Struct, type TextStyle } from "./sheet";
import { BODY, H2, SMALL, SUBTITLE, TITLE } from "./styles";

/** Sections that the list of contents has room for on the first page. */
const MOST_LISTED = 36;

interface Options {
  readonly faces: Faces;
  /** False leaves the streams readable, for tests. */
  readonly isCompressed?: boolean;
}

/**
 * A document as a tagged PDF (ISO 14289-1): a tree of headings, texts, lists, tables and figures in
 * reading order, bookmarks, and on each page's foot what it is, how it is classified and which page
 * of how many. Nothing in it is a link or a script, and the same document gives the same bytes.
 */
export function drawDocument(
  document: Document,
  { faces, isCompressed = true }: Options,
): Promise<Buffer> {
  const doc = openPdf({
    title: toVisible(document.title),
    subject: toVisible(`${document.label}. ${document.classification}`),
    language: document.language,
    madeAt: new Date(document.madeAt),
    isCompressed,
  });
  const bytes = collect(doc);
  const sheet = new Sheet(doc, faces);
  sheet.addPage();
  const root = doc.struct("Document");
  doc.addStructure(root);
  drawHead(sheet, root, document);
  const listed = document.sections.slice(0, MOST_LISTED);
  const contents = sheet.tag(root, "TOC");
  const contentsTop = sheet.y + 10;
  sheet.y = contentsTop + listed.length * lineHeight(BODY) + 14;
  const pageOf = document.sections.map((section) => drawSection(sheet, root, section));
  doc.switchToPage(0);
  listed.forEach(({ title }, at) => {
    const y = contentsTop + at * lineHeight(BODY);
    drawContentsLine(sheet, contents, { title, page: pageOf[at] ?? null, y });
  });
  contents.end();
  root.end();
  drawFeet(sheet, document);
  doc.end();
  return bytes;
}

function collect(doc: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    doc.on("end", () => resolve(Buffer.concat(chunks)));
    doc.on("error", reject);
  });
}

function drawHead(sheet: Sheet, root: Struct, document: Document): void {
  const { label, classification, title, subtitle, madeAt, madeBy } = document;
  sheet.tag(root, "P", () => sheet.flow([label, classification].join(" · "), SMALL));
  sheet.y += 4;
  sheet.tag(root, "H1", () => sheet.flow(title, { ...TITLE, most: 6 }));
  sheet.y += 2;
  sheet.tag(root, "P", () => sheet.flow(subtitle, { ...SUBTITLE, most: 6 }));
  sheet.tag(root, "P", () => sheet.flow(`Made at ${madeAt} by ${madeBy}`, { ...SMALL, most: 3 }));
}

/** Answers the page that the section begins on, or null when there was no room for it. */
function drawSection(
  sheet: Sheet,
  root: Struct,
  { title, blocks }: DocumentSection,
): number | null {
  if (sheet.isFull) return null;
  const section = sheet.tag(root, "Sect");
  sheet.y += 10;
  sheet.makeRoom(110);
  const page = sheet.pages;
  sheet.doc.outline.addItem(toVisible(title).slice(0, 200));
  sheet.tag(section, "H2", () => sheet.flow(title, { ...H2, most: 4 }));
  sheet.y += 4;
  for (const block of blocks) {
    if (sheet.isFull) {
      const text = "The rest does not fit into this file; the other forms have all of it.";
      sheet.tag(section, "P", () => sheet.flow(text, BODY));
      break;
    }
    drawBlock(sheet, section, block);
  }
  section.end();
  return page;
}

function drawContentsLine(
  sheet: Sheet,
  contents: Struct,
  { title, page, y }: { readonly title: string; readonly page: number | null; readonly y: number },
): void {
  const style: TextStyle = { ...BODY, multiline: false, most: 1 };
  const number = page === null ? "–" : String(page);
  sheet.tag(contents, "TOCI", () => {
    const [line = []] = sheet.lines(title, style, sheet.width - 40);
    sheet.drawLine(line, MARGIN.left, y, style);
    const wide = (sheet.widthOf(number, style.face) * style.size) / 1_000;
    const right = MARGIN.left + sheet.width - wide;
    sheet.drawLine([{ text: ` ${number}`, isMarked: false }], right - 3, y, style);
  });
}

function drawFeet(sheet: Sheet, { label, classification }: Document): void {
  const { start, count } = sheet.doc.bufferedPageRange();
  for (let at = start; at < start + count; at++) {
    sheet.doc.switchToPage(at);
    const y = sheet.doc.page.height - 36;
    sheet.artifact(() => {
      const [line = []] = sheet.lines(`${label} · ${classification}`, { ...SMALL, most: 1 }, 400);
      sheet.drawLine(line, MARGIN.left, y, SMALL);
      const text = `Page ${at - start + 1} / ${count}`;
      const wide = (sheet.widthOf(text, SMALL.face) * SMALL.size) / 1_000;
      const right = MARGIN.left + sheet.width - wide;
      sheet.drawLine([{ text, isMarked: false }], right, y, SMALL);
    });
  }
}
