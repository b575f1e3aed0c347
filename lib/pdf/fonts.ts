import { readFileSync } from "node:fs";
import { join } from "node:path";
import { create, type Font } from "fontkit";

/** Faces of a page: running text, headings, and what is read character by character. */
export type Face = "text" | "bold" | "mono";

const FILES: Readonly<Record<Face, string>> = {
  text: "DejaVuSans.ttf",
  bold: "DejaVuSans-Bold.ttf",
  mono: "DejaVuSansMono.ttf",
};

/** A face with what layout asks of it. */
export interface LoadedFace {
  readonly bytes: Buffer;
  /** Whether there is a shape for a character; without one a reader would see an empty box. */
  has(codePoint: number): boolean;
  /** Width of a character in thousandths of the size. */
  width(character: string): number;
}

export type Faces = Readonly<Record<Face, LoadedFace>>;

/** Reads the faces that are embedded in every file, from `root`, the folder of the program. */
export function loadFaces(root: string): Faces {
  const load = (face: Face) => {
    const path = join(root, "node_modules/dejavu-fonts-ttf/ttf", FILES[face]);
    return loadFace(readFileSync(path));
  };
  return { text: load("text"), bold: load("bold"), mono: load("mono") };
}

function loadFace(bytes: Buffer): LoadedFace {
  const font = create(bytes) as Font;
  const widths = new Map<string, number>();
  return {
    bytes,
    has: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    width(character) {
      const known = widths.get(character);
      if (known !== undefined) return known;
      const { advanceWidth } = font.glyphForCodePoint(character.codePointAt(0) ?? 32);
      const width = (advanceWidth * 1_000) / font.unitsPerEm;
      widths.set(character, width);
      return width;
    },
  };
}
