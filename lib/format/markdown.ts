import { toVisible } from "./visible";

/**
 * One line of a Markdown table. Each text becomes code, in which no renderer looks for markup, links,
 * HTML or mentions; hidden characters and line breaks stand as visible escapes. Null is an empty cell.
 */
export function markdownRow(cells: readonly (string | null)[]): string {
  return `| ${cells.map((cell) => markdownCode(cell ?? "")).join(" | ")} |\n`;
}

/** The first two lines of a Markdown table. */
export function markdownHead(names: readonly string[]): string {
  return `${markdownRow(names)}|${names.map(() => " --- |").join("")}\n`;
}

/**
 * Text as code on one line. A pipe would end a cell and a backtick the code, so those two stand as
 * references between pieces of code.
 */
export function markdownCode(text: string): string {
  return toVisible(text).replace(/[^|`]+|[|`]/g, (piece) => {
    if (piece === "|" || piece === "`") return `&#${piece.charCodeAt(0)};`;
    // Of code with a space at both ends a renderer takes one off each.
    const isTrimmed = piece.startsWith(" ") && piece.endsWith(" ") && piece.trim() !== "";
    return isTrimmed ? `\` ${piece} \`` : `\`${piece}\``;
  });
}
