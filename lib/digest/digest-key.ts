import { classifyKey } from "@/lib/cloudtrail/object-key";

/** Digests that repeat each other's signatures: one trail, one account, one Region that delivers. */
export interface ChainId {
  readonly organizationId: string | null;
  readonly account: string;
  /** The source Region: where the digest was signed. */
  readonly region: string;
  readonly trail: string;
  readonly homeRegion: string;
  /** Digests of late log files have a chain of their own. */
  readonly backfill: boolean;
}

export interface DigestKey {
  readonly chain: ChainId;
  /** End of the digest's window, to the second; UTC milliseconds. */
  readonly endMs: number;
  readonly backfill: boolean;
}

/**
 * What the name of a digest file tells (AWS: CloudTrail digest file structure), or null for any other
 * file. Its folders are not needed, but they are believed before the name, as in classifyKey.
 *
 * ```
 * account_CloudTrail-Digest_region_trail_homeRegion_YYYYMMDDTHHmmssZ[_backfill].json.gz
 * ```
 */
export function readDigestKey(key: string): DigestKey | null {
  const { family, accountId, region, trail, homeRegion, deliveredMs, ...rest } = classifyKey(key);
  if (family !== "digest" || accountId === null || region === null || deliveredMs === null) {
    return null;
  }
  if (!trail || !homeRegion) return null;
  const { organizationId, backfill } = rest;
  return {
    chain: { organizationId, account: accountId, region, trail, homeRegion, backfill },
    endMs: deliveredMs,
    backfill,
  };
}

/** One text for each chain, of plain characters whatever the key held: for maps, rows and people. */
export function chainName(chain: ChainId): string {
  const organization = chain.organizationId === null ? [] : [chain.organizationId];
  const parts = [...organization, chain.account, chain.region, chain.trail, chain.homeRegion];
  return [...parts.map(plain), ...(chain.backfill ? ["backfill"] : [])].join("/");
}

/**
 * Whether a listed object is the one that a digest signed. In its bucket the keys are equal (`exact`);
 * a copy in a folder may lack the first folders, or lie in further ones, or in an archive
 * (`archive.zip!key`).
 */
export function sameKey(listedKey: string, signedKey: string, exact: boolean): boolean {
  if (listedKey === signedKey) return true;
  if (exact || listedKey === "" || signedKey === "") return false;
  const archiveEnd = listedKey.toLowerCase().lastIndexOf(".zip!");
  const copied = archiveEnd < 0 ? listedKey : listedKey.slice(archiveEnd + ".zip!".length);
  return (
    copied === signedKey || copied.endsWith(`/${signedKey}`) || signedKey.endsWith(`/${copied}`)
  );
}

/** AWS allows letters, digits, `.`, `_` and `-` in the name of a trail; anything else is escaped. */
function plain(text: string): string {
  return text.replace(
    /[^A-Za-z0-9._-]/g,
    (unit) => `%${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
