import type { Fix } from "./issue";

/** The query text with all edits of a fix made; where two overlap, only the first is made. */
export function applyFix(text: string, fix: Fix): string {
  let result = "";
  let position = 0;
  for (const edit of [...fix.edits].sort((a, b) => a.from - b.from)) {
    if (edit.from < position) continue;
    result += text.slice(position, edit.from) + edit.text;
    position = edit.to;
  }
  return result + text.slice(position);
}
