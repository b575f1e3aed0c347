import { fieldId, PATH_NAMES, WRITTEN_NAME } from "./field-names";

/**
 * A list of columns as links and parameters write it, cut at its commas; one inside a quoted name,
 * as in `request."a,b"`, is part of the name. What is no column stays in its place, to be refused
 * by whoever reads it. Empty places are left out.
 */
export function splitColumns(text: string): string[] {
  const columns: string[] = [];
  for (let from = 0; from < text.length; ) {
    WRITTEN_NAME.lastIndex = from;
    const rest = WRITTEN_NAME.test(text) ? WRITTEN_NAME.lastIndex : from;
    const comma = text.indexOf(",", rest);
    const to = comma === -1 ? text.length : comma;
    if (to > from) columns.push(text.slice(from, to));
    from = to + 1;
  }
  return columns;
}

/** A column under the one name that links give it: a field's own, or a path as written; else null. */
export function columnId(text: string): string | null {
  WRITTEN_NAME.lastIndex = 0;
  const [written, head = "", tail = ""] = WRITTEN_NAME.exec(text) ?? [];
  if (written !== text) return null;
  const path = PATH_NAMES.find((name) => name === fieldId(head));
  return fieldId(head + tail) ?? (path === undefined ? null : text);
}
