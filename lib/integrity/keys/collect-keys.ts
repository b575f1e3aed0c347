import type { Reader } from "@/lib/auth/reader";
import type { AwsOptions } from "@/lib/aws/aws-connection";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import type { TrailKey } from "@/lib/digest/digest";
import { isInScope } from "@/lib/events/indexed-names";
import { openKeyRing } from "./key-ring";
import { loadStoredKeys } from "./key-store";

export interface WantedKeys {
  /** Absent: the Regions that digests are known from. */
  readonly regions?: readonly string[] | undefined;
  /** Null: as far as the digests of the Region reach. */
  readonly fromMs: number | null;
  readonly toMs: number | null;
  readonly pinnedFile?: string | undefined;
  readonly aws: AwsOptions | null;
}

export interface CollectedKeys {
  /** Each once, by Region and then the oldest first. */
  readonly keys: readonly TrailKey[];
  /** What was in the way of more keys, each sentence once. */
  readonly problems: readonly string[];
}

interface DigestSpan {
  readonly region: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** The keys that are kept and pinned, and those that CloudTrail gives now; what it gives is kept. */
export async function collectKeys(
  reader: Reader,
  wanted: WantedKeys,
  nowMs: number,
): Promise<CollectedKeys> {
  const { owner } = reader.db;
  const spans = new Map((await listSpans(reader)).map((span) => [span.region, span]));
  const ring = openKeyRing(owner, wanted);
  const signal = reader.signal ?? new AbortController().signal;
  const found = new Map<string, TrailKey>();
  const add = (keys: readonly TrailKey[]) => {
    for (const key of keys) found.set(`${key.region} ${key.fingerprint}`, key);
  };
  const problems = new Set<string>();
  for (const region of wanted.regions ?? spans.keys()) {
    const span = spans.get(region);
    const toMs = wanted.toMs ?? span?.toMs ?? nowMs;
    const fromMs = wanted.fromMs ?? span?.fromMs ?? toMs;
    const { keys, problem } = await ring.keysFor(region, fromMs, toMs, signal);
    add(keys);
    if (problem !== null) problems.add(problem);
  }
  if (wanted.regions === undefined) add(await loadStoredKeys(owner));
  return { keys: [...found.values()].sort(byRegionAndTime), problems: [...problems] };
}

/** Ends of digests by source Region. */
function listSpans(reader: Reader): Promise<DigestSpan[]> {
  return ask<DigestSpan>(
    reader,
    Prisma.sql`select region, extract(epoch from min(delivered_at))::float8 * 1000 as "fromMs",
        extract(epoch from max(delivered_at))::float8 * 1000 as "toMs"
      from log_file where family = 'digest' and region is not null and delivered_at is not null
        and ${isInScope(reader, "account")}
      group by region order by region`,
  );
}

function byRegionAndTime(a: TrailKey, b: TrailKey): number {
  if (a.region !== b.region) return a.region < b.region ? -1 : 1;
  return (a.validFromMs ?? 0) - (b.validFromMs ?? 0) || (a.fingerprint < b.fingerprint ? -1 : 1);
}
