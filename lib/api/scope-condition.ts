/**
 * The condition that makes a list of events as narrow as a page: `account:(111122223333 OR …)`.
 * @param scope account numbers of the page's link, comma-separated; without any, the answer is empty
 */
export function scopeCondition(scope: string | undefined): string {
  const accounts = (scope ?? "").split(",").flatMap((part) => part.trim() || []);
  return oneOf("account", accounts);
}

/** The condition that a field has one of some values, which need no quotes; empty without any. */
export function oneOf(field: string, values: readonly string[]): string {
  if (values.length === 0) return "";
  return `${field}:${values.length === 1 ? values[0] : `(${values.join(" OR ")})`}`;
}
