/** A tag of a rule as people know it: `attack.t1562.008` → `ATT&CK T1562.008`, `cis.4.5` → `CIS 4.5`. */
export function tagWords(tag: string): string {
  const [, technique] = /^attack\.(t\d{4}(?:\.\d{3})?)$/i.exec(tag) ?? [];
  if (technique !== undefined) return `ATT&CK ${technique.toUpperCase()}`;
  const [, tactic] = /^attack\.([a-z][a-z_-]*)$/i.exec(tag) ?? [];
  if (tactic !== undefined) return `ATT&CK ${tactic.replaceAll(/[_-]/g, " ")}`;
  const [, control] = /^cis\.(?:aws\.)?([\d.]+)$/i.exec(tag) ?? [];
  return control === undefined ? tag : `CIS ${control}`;
}
