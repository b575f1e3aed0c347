/** Where in a file of rules something stands. */
export interface Place {
  /** Names and positions from the document's root: `detection.selection."user.name"[2]`. */
  readonly path: string;
  /** From 1, in the file. */
  readonly line: number;
  readonly column: number;
}

/** What is wrong with a rule. With an error it does not run; a warning says how it was understood. */
export interface RuleIssue extends Place {
  readonly severity: "error" | "warning";
  /** Plain sentences: what, and what to do. */
  readonly message: string;
}

/** Collects what is wrong with one document, so that all of it is told at once. */
export class IssueList {
  readonly issues: RuleIssue[] = [];

  error(at: Place, message: string): void {
    this.add("error", at, message);
  }

  warn(at: Place, message: string): void {
    this.add("warning", at, message);
  }

  get hasErrors(): boolean {
    return this.issues.some(({ severity }) => severity === "error");
  }

  private add(severity: RuleIssue["severity"], { path, line, column }: Place, message: string) {
    this.issues.push({ severity, path, line, column, message });
  }
}

/** The place of a member of a map, by the name it has there. */
export function memberPath(path: string, name: string): string {
  const shown = /^[\w|-]+$/.test(name) ? name : JSON.stringify(name);
  return path === "" ? shown : `${path}.${shown}`;
}
