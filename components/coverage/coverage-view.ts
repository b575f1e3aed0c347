import type { CoverageFamily, CoverageGrid } from "@/lib/api/coverage-contract";

export type GridName = CoverageGrid["grid"];

export const GRID_WORDS: Readonly<Record<GridName, string>> = { day: "Days", hour: "Hours" };

/** What kinds of log files there are, each with digests of its own to prove it. */
export const FAMILY_WORDS: Readonly<Record<CoverageFamily, string>> = {
  cloudtrail: "Management and data events",
  insight: "Insights",
  network: "Network activity",
  aggregated: "Aggregated events",
};

/** What a link says of how the coverage is shown; its period and accounts stand beside it. */
export interface CoverageView {
  /** Null: what suits the period. */
  readonly grid: GridName | null;
  readonly family: CoverageFamily;
  /** All Regions that are open to the accounts, or those of which something is known in the period. */
  readonly show: "all" | "seen";
  readonly table: boolean;
  /** The open cell, as `cellParam` writes it. */
  readonly cell: string | null;
}

export const DEFAULT_VIEW: CoverageView = {
  grid: null,
  family: "cloudtrail",
  show: "all",
  table: false,
  cell: null,
};

type Given = readonly (readonly [name: string, value: string])[];
type Readers = {
  readonly [Name in keyof CoverageView]: (text: string) => CoverageView[Name] | null;
};

/** Null for a value that this version does not know, and for what need not be said. */
const READERS: Readers = {
  grid: (text) => (isKey(GRID_WORDS, text) ? text : null),
  family: (text) => (isKey(FAMILY_WORDS, text) ? text : null),
  show: (text) => (text === "seen" ? text : null),
  table: (text) => (text === "1" ? true : null),
  cell: (text) => text,
};

/** Read elsewhere: the period and the clock. */
const OTHERS: ReadonlySet<string> = new Set(["from", "to", "scope", "tz"]);

/**
 * Reads the search part of a link. Never throws: what is unknown, given twice or cannot be read is
 * left out and named.
 */
export function parseCoverageView(given: Given): {
  readonly view: CoverageView;
  readonly ignored: readonly string[];
} {
  const view = { ...DEFAULT_VIEW };
  const ignored = new Set<string>();
  const seen = new Set<string>();
  for (const [name, value] of given) {
    const isRepeated = seen.has(name);
    seen.add(name);
    if (OTHERS.has(name) && !isRepeated) continue;
    const found = isKey(READERS, name) && !isRepeated && value !== "" ? READERS[name](value) : null;
    if (found !== null) Object.assign(view, { [name]: found });
    else if (value !== "" || !isKey(READERS, name)) ignored.add(name);
  }
  return { view, ignored: [...ignored] };
}

/** What the server is asked for beside the period. */
export function gridAsked({ grid, family }: CoverageView): {
  readonly grid?: GridName;
  readonly family: CoverageFamily;
} {
  return { family, ...(grid !== null && { grid }) };
}

/** A change as parameters of the link; null takes one away, as it does for what is usual. */
export function printCoverageView(change: Partial<CoverageView>): Record<string, string | null> {
  return Object.fromEntries(
    Object.keys(change).flatMap((name) => {
      if (!isKey(READERS, name)) return [];
      const value = change[name] ?? null;
      const isUsual = value === null || value === DEFAULT_VIEW[name];
      return [[name, isUsual ? null : value === true ? "1" : String(value)]];
    }),
  );
}

function isKey<Name extends string>(
  words: Readonly<Record<Name, unknown>>,
  name: string,
): name is Name {
  return Object.hasOwn(words, name);
}
