import { type TrailName, trailKey } from "@/lib/cloudtrail/trail-name";
import type { RecordedTrailCall } from "./list-trail-calls";
import type { TrailChain } from "./list-trail-chains";
import type { TrailStatement } from "./trail-facts";
import type { StoredTrail } from "./trail-setting-store";

const HOUR_MS = 3_600_000;

/** All that is known of one trail, from whatever source. */
export interface GatheredTrail {
  readonly name: string;
  readonly homeRegion: string;
  /** Null for digests whose trail nothing else tells of: they name the account they are about. */
  readonly account: string | null;
  arn: string | null;
  stored: StoredTrail | null;
  /** Newest first, failed ones too. */
  readonly calls: RecordedTrailCall[];
  readonly chains: TrailChain[];
  readonly statements: TrailStatement[];
}

/**
 * Brings together what AWS, recorded calls and digests tell of the same trail. A call that failed
 * makes no trail: it may have named one that never was.
 */
export function gatherTrails(
  stored: readonly StoredTrail[],
  calls: readonly RecordedTrailCall[],
  chains: readonly TrailChain[],
): GatheredTrail[] {
  const trails = new Map<string, GatheredTrail>();
  const open = (key: string, known: Pick<GatheredTrail, "name" | "homeRegion" | "account">) => {
    const { name, homeRegion, account } = known;
    const trail = trails.get(key) ?? {
      ...{ name, homeRegion, account },
      ...{ arn: null, stored: null, calls: [], chains: [], statements: [] },
    };
    trails.set(key, trail);
    return trail;
  };
  for (const told of stored) {
    const trail = open(trailKey(told.trail), told.trail);
    trail.arn = told.arn;
    trail.stored = told;
    const { fetchedMs: atMs, settings } = told;
    trail.statements.push({ from: "aws", atMs, eventKey: null, values: settings.values });
  }
  for (const { trail: named, arn, statement } of calls) {
    if (!statement) continue;
    const trail = open(trailKey(named), named);
    trail.arn ??= arn;
    trail.statements.push(statement);
  }
  for (const chain of chains) {
    const named = { account: chain.account, homeRegion: chain.homeRegion, name: chain.trail };
    const owner = trails.get(trailKey(named)) ?? organizationTrail(trails.values(), named);
    const trail =
      owner ?? open(JSON.stringify([named.homeRegion, named.name]), { ...named, account: null });
    trail.chains.push(chain);
    const statement = statementOf(chain);
    if (statement) trail.statements.push(statement);
  }
  for (const call of calls) findTrail(trails, call.trail)?.calls.push(call);
  return [...trails.values()];
}

/** Members of an organization have digests of its trail, which another account owns. */
function organizationTrail(
  trails: Iterable<GatheredTrail>,
  { name, homeRegion }: TrailName,
): GatheredTrail | undefined {
  return [...trails].find(
    (trail) =>
      trail.name === name &&
      trail.homeRegion === homeRegion &&
      trail.statements.some(({ values }) => values.organization === true),
  );
}

/** A member that names the organization's trail names it as if it were its own. */
function findTrail(
  trails: ReadonlyMap<string, GatheredTrail>,
  named: TrailName,
): GatheredTrail | undefined {
  const own = trails.get(trailKey(named));
  if (own) return own;
  return [...trails.values()].find(
    ({ name, homeRegion, chains }) =>
      name === named.name &&
      homeRegion === named.homeRegion &&
      chains.some(({ account }) => account === named.account),
  );
}

/**
 * A verified digest could not exist without validation, nor one of another Region than the trail's
 * home without a trail of all Regions. After validation was switched off a last digest may follow, so
 * the hour before is what it speaks for.
 */
function statementOf({ verdicts, lastMs, region, homeRegion }: TrailChain): TrailStatement | null {
  if (!verdicts.verified || lastMs === null) return null;
  const values = { validation: true, ...(region === homeRegion ? {} : { multiRegion: true }) };
  return { from: "digests", atMs: lastMs - HOUR_MS, eventKey: null, values };
}
