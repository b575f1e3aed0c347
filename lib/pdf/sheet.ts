import PDFDocument from "pdfkit";
import { breakLines, type Line } from "./break-lines";
import type { Face, Faces } from "./fonts";
import { printableText } from "./printable-text";

/** Points. A4 upright. */
export const MARGIN = { left: 50, right: 50, top: 50, bottom: 58 } as const;
const INK = "#16181d";
const MARKED = "#9a3412";
export const RULE = "#c5cad3";

export type Struct = PDFKit.PDFStructureElement;

/** How a text is set. */
export interface TextStyle {
  readonly face: Face;
  /** Points. */
  readonly size: number;
  readonly colour?: string;
  readonly multiline?: boolean;
  /** Lines that are shown of it. */
  readonly most?: number;
}

/** What a tag says beside its content. */
interface TagOptions {
  readonly alt?: string;
  /** Of a table's head: which cells it is about. */
  readonly scope?: "Column";
  /** Left, top, right and bottom of a figure, points. */
  readonly bbox?: readonly [number, number, number, number];
}

/** No more pages than this are made; what is left out is said on the last one, and is in the other forms. */
const MOST_PAGES = 600;

/** Pages that are written from top to bottom, with a tree of tags beside them. */
export class Sheet {
  /** Where the next thing stands, points from the top of the page. */
  y: number = MARGIN.top;
  pages = 0;

  constructor(
    readonly doc: PDFKit.PDFDocument,
    readonly faces: Faces,
  ) {
    for (const face of ["text", "bold", "mono"] as const) {
      doc.registerFont(face, faces[face].bytes);
    }
  }

  get width(): number {
    return this.doc.page.width - MARGIN.left - MARGIN.right;
  }

  get bottom(): number {
    return this.doc.page.height - MARGIN.bottom;
  }

  get isFull(): boolean {
    return this.pages >= MOST_PAGES;
  }

  addPage(): void {
    const page = { size: "A4", margin: 0 };
    // What is being tagged goes on there.
    if (this.pages === 0) this.doc.addPage(page);
    else this.doc.continueOnNewPage(page);
    this.pages += 1;
    this.y = MARGIN.top;
  }

  /** Begins a new page when there is no room for so many points. */
  makeRoom(height: number): void {
    if (this.y + height > this.bottom && this.y > MARGIN.top) this.addPage();
  }

  /** Adds an element below another one; what it draws is its content. */
  tag(parent: Struct, type: string, draw?: () => void, options: TagOptions = {}): Struct {
    const element = this.doc.struct(type, options);
    parent.add(element);
    if (draw !== undefined) {
      element.add(draw);
      element.end();
    }
    return element;
  }

  /** Draws what says nothing: rules, and what is repeated on each page. */
  artifact(draw: () => void): void {
    this.doc.markContent("Artifact");
    draw();
    this.doc.endMarkedContent();
  }

  lines(text: string, style: TextStyle, width: number): Line[] {
    const { face, size, multiline = false, most } = style;
    const runs = printableText(text, this.faces[face], { multiline });
    const options = { size, width, ...(most !== undefined && { most }) };
    return breakLines(runs, this.faces[face], options);
  }

  /** Draws lines at a place of this page. */
  drawLines(lines: readonly Line[], x: number, y: number, style: TextStyle): void {
    lines.forEach((line, at) => {
      this.drawLine(line, x, y + at * lineHeight(style), style);
    });
  }

  drawLine(line: Line, x: number, y: number, { face, size, colour = INK }: TextStyle): void {
    let at = x;
    for (const { text, isMarked } of line) {
      this.doc.font(face, size).fillColor(isMarked ? MARKED : colour);
      this.doc.text(text, at, y, { lineBreak: false });
      at += (this.widthOf(text, face) * size) / 1_000;
    }
  }

  /** Points. */
  lineWidth(line: Line, { face, size }: TextStyle): number {
    return line.reduce((sum, { text }) => sum + this.widthOf(text, face) * size, 0) / 1_000;
  }

  /** Thousandths of the size. */
  widthOf(text: string, face: Face): number {
    let width = 0;
    for (const character of text) width += this.faces[face].width(character);
    return width;
  }

  /** Text that flows over as many pages as it needs, below what stands there. */
  flow(text: string, style: TextStyle, { indent = 0 }: { readonly indent?: number } = {}): void {
    for (const line of this.lines(text, style, this.width - indent)) {
      this.makeRoom(lineHeight(style));
      this.drawLine(line, MARGIN.left + indent, this.y, style);
      this.y += lineHeight(style);
    }
  }
}

/** Points from one line to the next. */
export function lineHeight({ size }: Pick<TextStyle, "size">): number {
  return size * 1.36;
}

/** An empty file of the shape that every one has: tagged, in one language, with its title shown. */
export function openPdf(info: {
  readonly title: string;
  readonly subject: string;
  readonly language: string;
  readonly madeAt: Date;
  readonly isCompressed: boolean;
}): PDFKit.PDFDocument {
  const options: PDFKit.PDFDocumentOptions = {
    pdfVersion: "1.7",
    tagged: true,
    displayTitle: true,
    lang: info.language,
    autoFirstPage: false,
    // Page numbers are written when the last page is known.
    bufferPages: true,
    compress: info.isCompressed,
    info: {
      Title: info.title,
      Subject: info.subject,
      Creator: "Trailglass",
      Producer: "Trailglass",
      CreationDate: info.madeAt,
      ModDate: info.madeAt,
    },
  };
  // ISO 14289-1; the types of pdfkit know the archive forms alone.
  return new PDFDocument(Object.assign(options, { subset: "PDF/UA" }));
}
