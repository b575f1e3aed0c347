import type { ErrorCode, Fix, QueryIssue, WarningCode } from "./issue";

/** Ends the parse: what follows an error of syntax cannot be read with confidence. */
export class ParseError extends Error {
  override readonly name = "ParseError";

  constructor(readonly issue: QueryIssue) {
    super(issue.message);
  }
}

/** An issue; its severity follows from its code. */
export function issue(
  code: ErrorCode | WarningCode,
  message: string,
  from: number,
  to: number,
  fixes: readonly Fix[] = [],
): QueryIssue {
  const severity = code.startsWith("E") ? "error" : "warning";
  return { code, message, from, to, severity, fixes };
}

/** A fix that replaces one range. */
export function replace(label: string, from: number, to: number, text: string): Fix {
  return { label, edits: [{ from, to, text }] };
}
