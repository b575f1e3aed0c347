import { findRegion } from "@/lib/cloudtrail/regions";
import { formatCount, formatCounted, formatShare } from "@/lib/format/count";
import type { Level } from "@/lib/sigma/rule";
import type { RegionStanding } from "./home-regions";

/** What one principal did in one Region on one day; global services and sign-ins left out. */
export interface RegionVisit {
  readonly region: string;
  readonly events: number;
  readonly failed: number;
  /** Calls recorded as writes, and those of them that succeeded. */
  readonly writes: number;
  readonly writesDone: number;
  /** Of all calls, a console's reads of many Regions within a minute. */
  readonly fanOut: number;
  readonly isService: boolean;
  /** The principal was there in the 45 days before. */
  readonly isKnownToPrincipal: boolean;
  /** No other principal of the account was there before it. */
  readonly isFirstOfAccount: boolean;
}

export interface RegionVerdict {
  readonly level: Level;
  readonly sentence: string;
}

/**
 * How much a visit means; null where it means nothing: a usual Region, a console's look at all of
 * them, or reads where the principal has been before.
 * @param isPastKnown false while the account is learned; what a person denied counts all the same
 */
export function judgeRegion(
  visit: RegionVisit,
  standing: RegionStanding,
  isPastKnown: boolean,
): RegionVerdict | null {
  if (visit.events === 0 || visit.fanOut >= visit.events) return null;
  const level = levelOf(visit, standing, isPastKnown);
  return level && { level, sentence: sentenceOf(visit, standing) };
}

function levelOf(visit: RegionVisit, standing: RegionStanding, isKnown: boolean): Level | null {
  const { said, isLearned } = standing;
  if (said === "home" || said === "allowed") return null;
  if (said === null && (isLearned || !isKnown || standing.allWrites === 0)) return null;
  const isNews = visit.writes > 0 || !visit.isKnownToPrincipal;
  if (visit.isService) return isNews ? "informational" : null;
  if (said === "denied") return visit.writesDone > 0 ? "high" : "medium";
  if (visit.isFirstOfAccount && isOptIn(visit.region)) return "high";
  if (visit.writes > 0) return "medium";
  return isNews ? "low" : null;
}

/** A Region that somebody must have switched on. */
function isOptIn(region: string): boolean {
  return findRegion(region)?.enabledByDefault === false;
}

function sentenceOf(visit: RegionVisit, standing: RegionStanding): string {
  const { region, events, failed, writes, isFirstOfAccount } = visit;
  const { said, writes: own, allWrites } = standing;
  const calls = `${formatCounted(events, "call")} in ${region} (${formatCounted(writes, "change")}, ${formatCount(failed)} failed)`;
  const why =
    said === "denied"
      ? "a Region that was denied for this account"
      : `where ${formatCount(own)} of the account’s ${formatCounted(allWrites, "change")} in the 30 days before were made (${formatShare(own, allWrites)}; 1% would make it usual)`;
  const first = isFirstOfAccount
    ? isOptIn(region)
      ? "; nobody of the account was ever seen there, and the Region must be switched on first"
      : "; nobody of the account was ever seen there"
    : "";
  return `${calls}, ${why}${first}.`;
}
