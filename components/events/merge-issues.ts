import type { ShownIssue } from "./query-issues";

/** The server reads the same text and knows more: each problem is said once. */
export function mergeIssues(
  own: readonly ShownIssue[],
  server: readonly ShownIssue[],
): readonly ShownIssue[] {
  const name = ({ code, from, to }: ShownIssue) => `${code} ${from} ${to}`;
  const known = new Set(own.map(name));
  return [...own, ...server.filter((issue) => !known.has(name(issue)))];
}
