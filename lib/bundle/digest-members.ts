import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import type { Reader } from "@/lib/auth/reader";
import { pinnedKeysFile } from "@/lib/config";
import { plainArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { chainName, readDigestKey } from "@/lib/digest/digest-key";
import { readDigestMetadata } from "@/lib/digest/digest-metadata";
import { parseDigest } from "@/lib/digest/parse-digest";
import { readBodies, readRows } from "@/lib/integrity/indexed/indexed-rows";
import { openKeyRing } from "@/lib/integrity/keys/key-ring";

const DIGESTS_AT_ONCE = 50;

/** What was learned of the digests while they passed. */
export interface DigestTally {
  digests: number;
  unread: number;
  /** Region → fingerprints of the keys that digests name. */
  readonly keys: Map<string, Set<string>>;
}

/**
 * The digests that name some log files, those between them in their chains, and of each chain the
 * next one, which repeats the signature of the last: one line each, chain by chain, oldest first.
 */
export async function* digestLines(
  reader: Reader,
  needed: ReadonlySet<number>,
  asof: number,
  tally: DigestTally,
): AsyncGenerator<Buffer> {
  const digests = await listChains(reader, needed);
  for (let at = 0; at < digests.length; at += DIGESTS_AT_ONCE) {
    reader.signal?.throwIfAborted();
    const some = digests.slice(at, at + DIGESTS_AT_ONCE);
    const objects = some.map(({ id, key }) => ({
      ...({
        key,
        family: "digest",
        sizeBytes: 0,
        deliveredMs: null,
        fileId: id,
        etag: "",
      } as const),
    }));
    const rows = await readRows(reader.db.owner, objects, asof);
    const bodies = await readBodies(reader.db.owner, [...rows.keys()]);
    const lines = some.flatMap(({ id, key }) => {
      const line = digestLine(id, key, bodies.get(id), rows.get(id)?.metadata, tally);
      return line === null ? [] : [`${JSON.stringify(line)}\n`];
    });
    if (lines.length > 0) yield Buffer.from(lines.join(""));
  }
}

function digestLine(
  id: number,
  key: string,
  body: Buffer | undefined,
  metadata: unknown,
  tally: DigestTally,
) {
  const name = readDigestKey(key);
  const parsed = body && isUtf8(body) ? parseDigest(body) : null;
  if (name === null || body === undefined || parsed === null || "problem" in parsed) {
    tally.unread += 1;
    return null;
  }
  const { region } = name.chain;
  const known = tally.keys.get(region) ?? new Set();
  tally.keys.set(region, known.add(parsed.digest.fingerprint));
  tally.digests += 1;
  const kept = typeof metadata === "object" && metadata !== null ? metadata : {};
  const { signature } = readDigestMetadata(kept as Record<string, string>);
  const sha256 = createHash("sha256").update(body).digest("hex");
  // The text and not its value: the hash is of exactly these characters.
  return { id, chain: chainName(name.chain), region, key, sha256, signature, body: `${body}` };
}

interface ChainDigest {
  readonly id: number;
  readonly key: string;
}

async function listChains(reader: Reader, needed: ReadonlySet<number>): Promise<ChainDigest[]> {
  if (needed.size === 0) return [];
  const ids = plainArray(needed);
  return ask<ChainDigest>(
    reader,
    Prisma.sql`with chain as (
        select source_id, account_id, region_id, trail, home_region, backfill,
          min(ends_at) as low, max(ends_at) as high
        from digest_window where digest_file_id = any(${ids}::int4[]) group by 1, 2, 3, 4, 5, 6),
      part as (
        select w.digest_file_id as id from chain c join digest_window w
          using (source_id, account_id, region_id, trail, home_region, backfill)
        where w.digest_file_id is not null and w.ends_at >= c.low and w.ends_at <= coalesce((
          select min(x.ends_at) from digest_window x
          where (x.source_id, x.account_id, x.region_id, x.trail, x.home_region, x.backfill)
            = (c.source_id, c.account_id, c.region_id, c.trail, c.home_region, c.backfill)
            and x.ends_at > c.high and x.digest_file_id is not null), c.high)
        union select unnest(${ids}::int4[]))
      select f.id, f.key from part join log_file f using (id)
      order by f.account, f.region, regexp_replace(f.key, '^.*/', '') , f.id`,
  );
}

/** A public key that digests name, as keys.json holds it. */
export interface BundledKey {
  readonly region: string;
  readonly fingerprint: string;
  /** DER in base64. */
  readonly der: string;
  /** `sample`: its private half is public, so that it proves nothing. */
  readonly origin: "api" | "pinned" | "sample";
}

/** The keys that digests name, as far as this installation trusts them. */
export async function bundledKeys(
  reader: Reader,
  keys: DigestTally["keys"],
  isSample: boolean,
): Promise<BundledKey[]> {
  const ring = openKeyRing(reader.db.owner, {
    pinnedFile: pinnedKeysFile(),
    sampleKeys: isSample,
  });
  const signal = reader.signal ?? new AbortController().signal;
  const found: BundledKey[] = [];
  for (const [region, names] of keys) {
    await ring.keysFor(region, 0, 0, signal, names);
    for (const name of names) {
      const key = ring.keyOf(region, name);
      if (key === null) continue;
      const { fingerprint, der, origin } = key;
      found.push({ region, fingerprint, der: der.toString("base64"), origin });
    }
  }
  return found;
}
