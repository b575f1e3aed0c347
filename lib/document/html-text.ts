import { toVisibleSegments } from "@/lib/format/visible";

const REFERENCES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text for an attribute or a title: hidden characters as escapes, marks as references. */
export function htmlPlain(text: string): string {
  return toVisibleSegments(text)
    .map((segment) => referenced(segment.text))
    .join("");
}

/** Text for the body: escapes of hidden characters are marked, apart from text that looks like one. */
export function htmlText(text: string, options: { readonly multiline?: boolean } = {}): string {
  return toVisibleSegments(text, options)
    .map(({ text: part, escaped }) =>
      escaped ? `<mark>${referenced(part)}</mark>` : referenced(part),
    )
    .join("");
}

function referenced(text: string): string {
  return text.replaceAll(/[&<>"']/g, (mark) => REFERENCES[mark] ?? mark);
}
