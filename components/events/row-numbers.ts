import { bounds, type PageMarks } from "./page-marks";

/** Numbers of the rows among all rows of a search, for assistive technology. */
export interface RowNumbers {
  /** Rows in all; null when that, or where among them these are, is not known. */
  readonly count: number | null;
  /** Of a row, from 1; among the known rows when the count is null. */
  readonly of: (position: number) => number;
}

/**
 * Counted from the beginning when it is known, else from the end, else among the known rows.
 * @param total rows in all, when they have been counted
 */
export function rowNumbers(marks: PageMarks, total: number | undefined): RowNumbers {
  const { start, end } = bounds(marks);
  const known = end - start;
  const isWhole = marks.above === null && marks.below === null;
  if (isWhole) return { count: known, of: (position) => position - start + 1 };
  if (total === undefined || (marks.above !== null && marks.below !== null)) {
    return { count: null, of: (position) => position - start + 1 };
  }
  const count = Math.max(total, known);
  const before = marks.above === null ? 0 : count - known;
  return { count, of: (position) => before + position - start + 1 };
}
