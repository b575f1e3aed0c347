/**
 * A rule's text as the beginning of a rule of one's own: another id, and the first one named as
 * what it comes from. Author and licence stay, as licences of rule packs ask.
 * @param newId a UUID; @param oldId null where the rule has none
 */
export function ownCopy(text: string, newId: string, oldId: string | null): string {
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  const isRelated = /^related:/m.test(text);
  const related =
    oldId === null || isRelated ? [] : ["related:", `  - id: ${oldId}`, "    type: derived"];
  const lines = [`id: ${newId}`, ...related].join(end);
  if (/^id:/m.test(text)) return text.replace(/^id:[^\r\n]*/m, () => lines);
  return text.replace(
    /^title:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*/m,
    (title) => `${title}${end}${lines}`,
  );
}
