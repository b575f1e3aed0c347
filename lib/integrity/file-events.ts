import type { EventLink } from "@/lib/api/period-contract";
import type { Reader } from "@/lib/auth/reader";
import { plainArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { countEvents } from "@/lib/events/count-events";
import { hasExactly } from "@/lib/events/query-conditions";
import { linkToValue } from "@/lib/period/event-link";

/** The events that a log file brought: as many as its link lists. */
export interface FileEvents {
  readonly count: number;
  readonly link: EventLink;
}

/** Without bounds undated events count too. */
const EVER = { fromMs: null, toMs: null };
const NO_PERIOD = { fromMs: 0, toMs: 0 };

/**
 * The events of log files, by id; without those that brought none, and those whose key no query can
 * say. The ledger counts them, but for a key that lies in the index more than once, for a file that
 * repeats events of others, and for a reader who may not see all: those events are counted.
 */
export async function eventsOfFiles(
  reader: Reader,
  fileIds: readonly number[],
  nowMs: number,
): Promise<ReadonlyMap<number, FileEvents>> {
  const found = new Map<number, FileEvents>();
  if (fileIds.length === 0) return found;
  const files = await ask<FileRow>(
    reader,
    Prisma.sql`select f.id, f.key, f.events, f.copies > 0 or exists (
        select from log_source s join log_file o on o.source_id = s.id and o.key_hash = f.key_hash
        where o.id <> f.id and o.events + o.copies > 0) as "isShared"
      from log_file f
      where f.id = any(${plainArray(fileIds)}::int4[]) and f.events + f.copies > 0`,
  );
  await Promise.all(
    files.map(async ({ id, key, events, isShared }) => {
      const query = hasExactly("file", key);
      const link = linkToValue({ scope: undefined, period: NO_PERIOD }, query);
      if (link === null) return;
      const question = { query, ...EVER, asof: null, nowMs };
      const isCounted = !isShared && reader.accounts === "all";
      const count = isCounted ? events : (await countEvents(reader, question)).total;
      if (count > 0) found.set(id, { count, link: { ...link, ...EVER } });
    }),
  );
  return found;
}

interface FileRow {
  readonly id: number;
  readonly key: string;
  readonly events: number;
  readonly isShared: boolean;
}
