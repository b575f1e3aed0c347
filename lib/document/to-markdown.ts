import { markdownCode, markdownHead, markdownRow } from "@/lib/format/markdown";
import { markdownLine, markdownProse } from "@/lib/format/markdown-prose";
import { toVisibleBlock } from "@/lib/format/visible";
import type { Block, Document } from "./document";
import { NOTE_WORDS } from "./note-words";
import { tableNote } from "./table-note";

/**
 * A document as Markdown (CommonMark with tables). Nothing in it is a link, an image, HTML or a
 * mention: whatever could be read as one is code.
 */
export function toMarkdown(document: Document): string {
  const parts = [
    `# ${markdownLine(document.title)}`,
    markdownProse(document.subtitle),
    [
      `- Document: ${markdownLine(document.label)}`,
      `- Classification: ${markdownLine(document.classification)}`,
      `- Made at: ${markdownLine(document.madeAt)}`,
      `- Made by: ${markdownLine(document.madeBy)}`,
    ].join("\n"),
    ...document.sections.flatMap((section) => [
      `## ${markdownLine(section.title)}`,
      ...section.blocks.map(blockText),
    ]),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `### ${markdownLine(block.text)}`;
    case "text":
      return markdownProse(block.text);
    case "note":
      return quote(`**${NOTE_WORDS[block.level]}:** ${markdownProse(block.text)}`);
    case "facts":
      return block.facts
        .map(({ label, value }) => `- ${markdownLine(label)}: ${markdownLine(value)}`)
        .join("\n");
    case "table":
      return tableText(block);
    case "bars":
      return captioned(
        block.caption,
        markdownHead(["", block.unit]) +
          block.rows.map(({ label, value }) => markdownRow([label, String(value)])).join(""),
      );
    case "code":
      return captioned(block.caption, fenced(toVisibleBlock(block.text)));
    case "link":
      return `${markdownLine(block.label)}: ${markdownCode(block.path)}`;
  }
}

function tableText(block: Extract<Block, { kind: "table" }>): string {
  const note = tableNote(block);
  const table =
    markdownHead(block.columns.map(({ label }) => label)) +
    block.rows
      .map((row) => markdownRow(row.map((cell) => (cell === null ? null : String(cell)))))
      .join("");
  return captioned(block.caption, note === null ? table : `${table}\n${markdownProse(note)}`);
}

function captioned(caption: string, body: string): string {
  const line = markdownLine(caption);
  return line === "" ? body.trimEnd() : `${line}\n\n${body.trimEnd()}`;
}

/** A block of code ends at a row of backticks as long as its first: longer than any inside. */
function fenced(text: string): string {
  let longest = 2;
  for (const run of text.matchAll(/`+/g)) longest = Math.max(longest, run[0].length);
  const fence = "`".repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}

function quote(text: string): string {
  return text.replaceAll(/^/gm, "> ");
}
