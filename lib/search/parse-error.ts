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

/** A fix that closes what is open at the end of the text, even behind a lone backslash. */
export function close(text: string, mark: string): Fix {
  const isEscape = (/\\*$/.exec(text)?.[0].length ?? 0) % 2 === 1;
  return replace(`Add ${mark}`, text.length, text.length, isEscape ? `\\${mark}` : mark);
}

/** A fix that replaces one range. */
export function replace(label: string, from: number, to: number, text: string): Fix {
  return { label, edits: [{ from, to, text }] };
}
