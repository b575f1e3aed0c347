import type { EventRow } from "@/lib/api/contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { listEvents } from "@/lib/events/list-events";
import type { Switch } from "@/lib/events/list-switches";
import { allOf, hasAny, hasValue, hasValueAt } from "@/lib/events/query-conditions";
import { BUCKET_CALLS } from "@/lib/integrity/explaining-calls";

const MOST_BUCKETS = 20;
const MOST_CALLS = 200;

/** Calls to the buckets that trails deliver to, oldest first; to other buckets they explain nothing. */
export async function listBucketCalls(
  reader: Reader,
  switches: readonly Switch[],
  time: { readonly fromMs: number; readonly toMs: number },
  nowMs: number,
): Promise<readonly EventRow[]> {
  const stored = await ask<{ bucket: string | null }>(
    reader,
    Prisma.sql`select substring(location from '^s3://([^/]+)') as bucket from log_source
        where kind = 's3' and state <> 'removed'
      union select settings #>> '{values,bucket}' from trail_setting`,
  );
  const named = [...switches.toReversed(), ...stored].flatMap(({ bucket }) => bucket ?? []);
  const buckets = [...new Set(named)].slice(0, MOST_BUCKETS);
  const lists = await Promise.all(
    buckets.map(async (bucket) => {
      const query = allOf([
        hasAny("event", BUCKET_CALLS),
        hasValue("outcome", "success"),
        hasValueAt("request", ["bucketName"], bucket),
      ]);
      const question = { query, ...time, asof: null, nowMs };
      return (await listEvents(reader, question, { limit: MOST_CALLS })).rows;
    }),
  );
  return lists.flat().sort((a, b) => (a.timeMs ?? 0) - (b.timeMs ?? 0));
}
