import type { CoverageGrid, CoverageState } from "@/lib/api/coverage-contract";
import { formatCount, formatCounted } from "@/lib/format/count";
import { STATE_WORDS, STATES, type StateHours } from "./state-words";

/** All hours, whatever their state. */
export function totalHours(hours: StateHours): number {
  return STATES.reduce((total, state) => total + (hours[state] ?? 0), 0);
}

/** The hours of several cells or rows together. */
export function sumHours(parts: readonly { readonly hours: StateHours }[]): StateHours {
  const count = (state: CoverageState) =>
    parts.reduce((total, { hours }) => total + (hours[state] ?? 0), 0);
  return Object.fromEntries(STATES.map((state) => [state, count(state)]));
}

/** `3 900 complete, 310 proven empty, 12 missing`; states without an hour are left out. */
export function stateWords(hours: StateHours): string {
  return STATES.filter((state) => (hours[state] ?? 0) > 0)
    .map((state) => `${formatCount(hours[state] ?? 0)} ${STATE_WORDS[state].word}`)
    .join(", ");
}

/**
 * `Of 4 320 hours in 3 accounts and 6 Regions: 3 900 complete, …`. An hour counts once for each
 * account and Region.
 */
export function headerWords({ rows, hours }: Pick<CoverageGrid, "rows" | "hours">): string {
  const accounts = new Set(rows.map(({ account }) => account)).size;
  const regions = new Set(rows.map(({ region }) => region)).size;
  const total = formatCounted(totalHours(hours), "hour");
  const places = `${formatCounted(accounts, "account")} and ${formatCounted(regions, "Region")}`;
  return `Of ${total} in ${places}: ${stateWords(hours)}.`;
}

/** What the proof rests on: `Keys from AWS and from a pinned file`. */
export function keyWords(keySource: string | null): string {
  switch (keySource) {
    case "api":
      return "with public keys from AWS";
    case "pinned":
      return "with public keys from a pinned file";
    case "api+pinned":
      return "with public keys from AWS and from a pinned file";
    default:
      return "without any public key, so it could prove nothing";
  }
}

/**
 * Why no hour is covered. `nothing-indexed`: no account or Region is known at all; `ahead`: no hour
 * of the period has come; `uncovered`: nothing speaks for any of them.
 */
export type Emptiness = "nothing-indexed" | "ahead" | "uncovered";

/** Null when something is known of an hour. */
export function emptiness({ rows, hours }: Pick<CoverageGrid, "rows" | "hours">): Emptiness | null {
  if (rows.length === 0) return "nothing-indexed";
  const total = totalHours(hours);
  if (total === 0) return "ahead";
  return total === hours.unknown ? "uncovered" : null;
}
