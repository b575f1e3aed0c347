import type { Trail, Trails } from "@/lib/api/trail-contract";
import type { Reader } from "@/lib/auth/reader";
import { type GatheredTrail, gatherTrails } from "./gather-trails";
import { listTrailCalls } from "./list-trail-calls";
import { listTrailChains } from "./list-trail-chains";
import { trailChecks } from "./trail-checks";
import { trailFacts } from "./trail-facts";
import { loadTrailSettings } from "./trail-setting-store";

const MOST_CALLS = 20;

/**
 * Every trail of which anything is known: from AWS, from recorded calls, and from digests. Of each
 * fact it is told where it comes from and when it was so; the newest counts.
 */
export async function getTrails(reader: Reader, nowMs: number): Promise<Trails> {
  const [{ calls, fromMs, asof }, chains, stored] = await Promise.all([
    listTrailCalls(reader, nowMs),
    listTrailChains(reader),
    loadTrailSettings(reader),
  ]);
  const trails = gatherTrails(stored, calls, chains).map(toTrail);
  return { trails: trails.sort(byPresenceAndName), callsFromMs: fromMs, asof };
}

function toTrail({ name, account, homeRegion, arn, ...known }: GatheredTrail): Trail {
  const { stored, calls, chains, statements } = known;
  const facts = trailFacts(statements);
  const each = (values: readonly string[]) => [...new Set(values)].sort();
  const firsts = chains.flatMap(({ firstMs }) => firstMs ?? []);
  const lasts = chains.flatMap(({ lastMs }) => lastMs ?? []);
  return {
    id: arn ?? `${name} (${account ?? "any account"}, ${homeRegion})`,
    arn,
    name,
    account,
    homeRegion,
    bucket: facts.values.bucket ?? null,
    deletedMs: facts.deletedMs,
    fetchedMs: stored?.fetchedMs ?? null,
    problem: stored?.problem ?? null,
    checks: trailChecks(facts, stored?.settings.refusals ?? {}),
    calls: calls.slice(0, MOST_CALLS).map(({ row }) => ({
      eventKey: row.key,
      timeMs: row.timeMs,
      eventName: row.eventName ?? "",
      outcome: row.outcome,
      principal: row.principal.name,
    })),
    moreCalls: Math.max(0, calls.length - MOST_CALLS),
    chains: {
      accounts: each(chains.map((chain) => chain.account)),
      regions: each(chains.map((chain) => chain.region)),
      firstMs: firsts.length === 0 ? null : Math.min(...firsts),
      lastMs: lasts.length === 0 ? null : Math.max(...lasts),
    },
  };
}

function byPresenceAndName(a: Trail, b: Trail): number {
  const isGone = (trail: Trail) => Number(trail.deletedMs !== null);
  return (
    isGone(a) - isGone(b) ||
    (a.name < b.name ? -1 : Number(a.name > b.name)) ||
    (a.id < b.id ? -1 : 1)
  );
}
