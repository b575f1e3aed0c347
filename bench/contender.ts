import { createHash } from "node:crypto";
import type { Question } from "./questions";

/** What one question was answered with: enough to tell whether two contenders agree. */
export interface Answer {
  readonly rows: number;
  /** Of the rows in order; see {@link answerOf}. */
  readonly checksum: string;
}

/** A system that holds the generated logs and answers the questions of the comparison. */
export interface Contender {
  readonly name: string;
  /**
   * Reads the bucket in `folder`. `bytes` is everything that it keeps on disk afterwards;
   * `seconds` is null when it was loaded before.
   */
  load(folder: string): Promise<{ seconds: number | null; bytes: number }>;
  ask(question: Question): Promise<Answer>;
  /** Lets go of what `load` opened. */
  close(): Promise<void>;
}

/** A value of an answer; times are UTC milliseconds, counts are numbers. */
export type Cell = string | number | null;

/** The answer that these rows are. The order counts: every question says how its rows are sorted. */
export function answerOf(rows: readonly (readonly Cell[])[]): Answer {
  const text = rows.map((row) => JSON.stringify(row)).join("\n");
  return {
    rows: rows.length,
    checksum: createHash("sha256").update(text).digest("hex").slice(0, 16),
  };
}
