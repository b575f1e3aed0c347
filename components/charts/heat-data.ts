import type { HeatStep } from "@/lib/format/heat-step";

/** A line of a heat grid: a Region, a weekday. */
export interface HeatRow {
  readonly id: string;
  /** Text from a log is shown with hidden characters visible. */
  readonly header: string;
  /** A second, quieter line: a Region's display name. */
  readonly sub?: string;
  /** Neighbouring rows with the same group stand under its name. */
  readonly group?: string;
}

/** A column of a heat grid: a day, an hour. */
export interface HeatColumn {
  readonly id: string;
  /** Five characters at most: `09`, `22`. */
  readonly label: string;
  /** For assistive technology and tables: `22 Nov 09:00–10:00 UTC`. */
  readonly longLabel: string;
  /** Written above the first of neighbouring columns that share it: `Mon 22 Nov`, `Nov`. */
  readonly over?: string;
}

/** Something unusual: a letter in the cell, and the sentence behind it with its numbers. */
export interface HeatMark {
  /** One letter: N, V, E, H, P. */
  readonly letter: string;
  /** `42 events; 0 in the previous 45 days; first by role/ci at 03:14Z`. */
  readonly label: string;
}

/**
 * - `counted`: events, colour and number.
 * - `none`: log files were delivered and hold no event: blank.
 * - `uncovered`: no log file covers this: hatched. Not the same as no events.
 * - `not-enabled`: the Region is not switched on: a dash.
 */
export type HeatState = "counted" | "none" | "uncovered" | "not-enabled";

export interface HeatCell {
  readonly count: number;
  /** What is written in the cell: `shortCount(count)`; empty when there is nothing to count. */
  readonly text: string;
  /** A full sentence: `eu-west-3, 22 Nov 09:00–10:00 UTC, 42 events, 3 denied, new Region`. */
  readonly label: string;
  readonly state: HeatState;
  readonly marks?: readonly HeatMark[];
  /** True when log files cover a part of the cell's time only: it counts, and is hatched below. */
  readonly partlyCovered?: boolean;
  /** What a cell that counts nothing says in place of a count. */
  readonly fact?: HeatFact;
}

/** A fact in a cell: told by a shape and a colour in the grid, by words in table and CSV. */
export interface HeatFact {
  readonly words: string;
  /** Classes of the cell: its colours, and its shape as what stands `before:` its text. */
  readonly look: string;
}

/** What the grid and the table of it show. */
export interface HeatData {
  /** What the whole is, for assistive technology: `Events by Region and hour`. */
  readonly label: string;
  readonly rows: readonly HeatRow[];
  readonly columns: readonly HeatColumn[];
  /**
   * The cell where a row and a column meet; null where there is none (a day to come). Keep its
   * identity between renders (`useCallback`): rows are drawn anew when it changes.
   */
  readonly cell: (row: HeatRow, column: HeatColumn) => HeatCell | null;
}

/** The step of a count: `heatStep`, or `relativeStep` by the row's own largest count. */
export type StepOf = (count: number, row: HeatRow) => HeatStep;

/** Rows and columns of a block that was selected, in the order of the grid. */
export interface HeatBlock {
  readonly rows: readonly HeatRow[];
  readonly columns: readonly HeatColumn[];
}

/** A place in the grid, from 0. */
export interface HeatPosition {
  readonly row: number;
  readonly column: number;
}

/** The words of each state in legend, table and CSV. */
export const STATE_WORDS: Readonly<Record<Exclude<HeatState, "counted">, string>> = {
  none: "no events",
  uncovered: "no coverage",
  "not-enabled": "not enabled",
};
