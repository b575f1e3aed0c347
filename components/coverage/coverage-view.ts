import { among, flag, linkSettings } from "@/components/shell/link-settings";
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

const SETTINGS = linkSettings<CoverageView>(DEFAULT_VIEW, {
  grid: (text) => (isKey(GRID_WORDS, text) ? text : null),
  family: (text) => (isKey(FAMILY_WORDS, text) ? text : null),
  show: among(["seen"]),
  table: flag,
  cell: (text) => text,
});

export const parseCoverageView = SETTINGS.parse;
export const printCoverageView = SETTINGS.print;

/** What the server is asked for beside the period. */
export function gridAsked({ grid, family }: CoverageView): {
  readonly grid?: GridName;
  readonly family: CoverageFamily;
} {
  return { family, ...(grid !== null && { grid }) };
}

function isKey<Name extends string>(
  words: Readonly<Record<Name, unknown>>,
  name: string,
): name is Name {
  return Object.hasOwn(words, name);
}
