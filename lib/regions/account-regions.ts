import type { Period } from "@/lib/api/period-contract";
import type { AccountRegions } from "@/lib/api/region-contract";
import { type RegionKey, regionKey } from "./region-key";
import type { StoredPolicy } from "./region-policies";

/** Regions with less of an account's writes are not its home. */
const HOME_SHARE = 0.01;

/** What one account did in one Region, global services left out. */
export interface AccountActivity {
  /** Writes of the time that is learned from. */
  readonly writes: number;
  /** Events of the period. */
  readonly events: number;
}

type Usual = AccountRegions["regions"][number];

/**
 * Which Regions are usual for an account, and its activity in others. What a person decided counts
 * before what was learned, until it expires.
 * @param activity of this account by the key of the Region
 */
export function toAccountRegions(
  account: string,
  activity: ReadonlyMap<string, { readonly key: RegionKey; readonly sums: AccountActivity }>,
  policies: readonly StoredPolicy[],
  learnedFrom: { readonly fromMs: number; readonly toMs: number },
  { fromMs, toMs }: Period,
  nowMs: number,
): AccountRegions {
  const writes = [...activity.values()].reduce((sum, { sums }) => sum + sums.writes, 0);
  const decided = new Map(policies.map((policy) => [regionKey(policy.region).id, policy]));
  const ids = new Set([...activity.keys(), ...decided.keys()]);
  const regions = [...ids].flatMap((id): (Usual & { id: string })[] => {
    const sums = activity.get(id)?.sums;
    const policy = decided.get(id);
    const share = writes === 0 ? null : (sums?.writes ?? 0) / writes;
    const isLearned = share !== null && share >= HOME_SHARE;
    const isExpired = policy?.expiresMs != null && policy.expiresMs <= nowMs;
    const region = policy?.region ?? activity.get(id)?.key.region ?? null;
    // A write that names no Region makes no home.
    if (region === null || !(policy || isLearned)) return [];
    const isDecided = policy !== undefined && !isExpired;
    return [
      {
        id,
        region,
        state: policy?.state ?? "learned",
        isUsual: isDecided ? policy.state !== "denied" : isLearned,
        isExpired,
        share,
        writes: sums?.writes ?? 0,
        reason: policy?.reason ?? null,
        expiresMs: policy?.expiresMs ?? null,
        setBy: policy?.setBy ?? null,
        setAtMs: policy?.setAtMs ?? null,
      },
    ];
  });
  const usual = new Set(regions.flatMap(({ id, isUsual }) => (isUsual ? [id] : [])));
  const outside = [...activity].flatMap(([id, { key, sums }]) =>
    usual.has(id) || sums.events === 0 || key.region === null
      ? []
      : [
          {
            region: key.region,
            events: sums.events,
            link: { q: `account:${account} ${key.q} -global:true`, fromMs, toMs },
          },
        ],
  );
  return {
    account,
    regions: regions
      .map(({ id: _, ...region }) => region)
      .sort((a, b) => b.writes - a.writes || order(a.region, b.region)),
    learnedFrom: { ...learnedFrom, writes },
    outside: outside.sort((a, b) => b.events - a.events || order(a.region, b.region)),
  };
}

function order(a: string, b: string): number {
  return a < b ? -1 : 1;
}
