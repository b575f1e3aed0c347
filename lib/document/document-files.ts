import type { Document } from "./document";
import { toCsv } from "./to-csv";
import { toHtml } from "./to-html";
import { toMarkdown } from "./to-markdown";

/** A form of a document as a file. */
export interface DocumentFile {
  readonly name: string;
  readonly text: string;
}

/**
 * A document in its forms for people: HTML, Markdown, and a CSV for each table, named by the ids of
 * section and table. All are made from the same value, which is the JSON beside them.
 */
export function documentFiles(document: Document, stem: string): readonly DocumentFile[] {
  const tables = document.sections.flatMap(({ id, blocks }) =>
    blocks.flatMap((block) =>
      block.kind === "table"
        ? [{ name: `${id}-${fileWord(block.id)}.csv`, text: toCsv(block) }]
        : [],
    ),
  );
  return [
    { name: `${stem}.html`, text: toHtml(document) },
    { name: `${stem}.md`, text: toMarkdown(document) },
    ...tables,
  ];
}

/** An id as a part of a file's name: nothing in it leads elsewhere. */
function fileWord(id: string): string {
  return id.replace(/[^A-Za-z0-9-]/g, "-").slice(0, 60);
}
