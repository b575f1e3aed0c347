import type { Document } from "@/lib/document/document";
import { documentFiles } from "@/lib/document/document-files";
import { writePdf } from "./write-pdf";

/** A form of a document as a file. */
export interface DocumentForm {
  readonly name: string;
  readonly bytes: Buffer;
}

/** A document in all its forms for people: PDF, HTML, Markdown, and a CSV for each table. */
export async function documentForms(
  document: Document,
  { stem, root }: { readonly stem: string; readonly root: string },
): Promise<readonly DocumentForm[]> {
  const texts = documentFiles(document, stem);
  const pdf = { name: `${stem}.pdf`, bytes: await writePdf(document, root) };
  return [pdf, ...texts.map(({ name, text }) => ({ name, bytes: Buffer.from(text) }))];
}
