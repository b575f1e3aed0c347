import { MAX_DOCUMENTS, MAX_FILE_LENGTH } from "@/lib/sigma/limits";

/** No line of a YAML value begins so: it always begins another document. */
const BEGIN = /^(?=---(?:\s|$))/m;
/** Comments, directives and ends of documents, which are no document of their own. */
const NOTHING = /^(?:\s*(?:#.*)?|%.*|---\s*(?:#.*)?|\.\.\.\s*(?:#.*)?)$/;

/**
 * The YAML documents of a file, as they stand in it; what stands before the first belongs to it. A
 * file that is refused as a whole, for its length or the number of its documents, stays one.
 */
export function splitDocuments(text: string): readonly string[] {
  if (text.length > MAX_FILE_LENGTH) return [text];
  const documents: string[] = [];
  let before = "";
  for (const part of text.split(BEGIN)) {
    if (part.split(/\r?\n/).every((line) => NOTHING.test(line))) before += part;
    else {
      documents.push(before + part);
      before = "";
    }
  }
  return documents.length > MAX_DOCUMENTS ? [text] : documents;
}
