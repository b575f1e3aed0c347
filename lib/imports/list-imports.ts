import type { Imports, Progress, SourceView } from "@/lib/api/import-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";

/** Every source with its progress, and who is at work. */
export async function listImports(reader: Reader): Promise<Imports> {
  const [sources, files, workers, conflicts] = await Promise.all([
    ask<SourceRow>(
      reader,
      Prisma.sql`select id, kind, location, state, problem, continuous,
          coalesce(listing_until > now(), false) as listing,
          extract(epoch from listed_at)::float8 * 1000 as "listedAtMs",
          extract(epoch from created_at)::float8 * 1000 as "createdAtMs"
        from log_source where state <> 'removed' order by id`,
    ),
    ask<FileRow>(
      reader,
      Prisma.sql`select source_id as "sourceId", state, count(*)::int8 as files,
          coalesce(sum(size_bytes), 0)::int8 as bytes, sum(events)::int8 as events,
          sum(copies)::int8 as copies, sum(records)::int8 as records, sum(rejected)::int8 as rejected,
          extract(epoch from now() - max(coalesce(delivered_at, modified_at)))::float8 as "ageSeconds"
        from log_file group by source_id, state`,
    ),
    ask<WorkerRow>(
      reader,
      Prisma.sql`select name, doing, extract(epoch from seen_at)::float8 * 1000 as "seenAtMs",
          events_per_second as "eventsPerSecond", bytes_per_second as "bytesPerSecond"
        from worker where seen_at > now() - interval '1 minute' order by name`,
    ),
    ask<{ count: bigint }>(
      reader,
      Prisma.sql`select count(*) - count(distinct (account_id, event_id)) as count from event_conflict`,
    ),
  ]);
  const rate = {
    events: sum(workers.map((worker) => worker.eventsPerSecond)),
    bytes: sum(workers.map((worker) => worker.bytesPerSecond)),
  };
  const all = toProgress(files, Number(conflicts[0]?.count ?? 0), rate);
  return {
    sources: sources.map((source) => ({
      ...source,
      progress: toProgress(
        files.filter((row) => row.sourceId === source.id),
        0,
        rate,
      ),
    })),
    progress: all,
    workers: workers.map(({ name, seenAtMs, doing }) => ({ name, seenAtMs, doing })),
  };
}

type SourceRow = Omit<SourceView, "progress">;

interface FileRow {
  readonly sourceId: number;
  readonly state: keyof Omit<Progress["files"], "total">;
  readonly files: bigint;
  readonly bytes: bigint;
  readonly events: bigint;
  readonly copies: bigint;
  readonly records: bigint;
  readonly rejected: bigint;
  readonly ageSeconds: number | null;
}

interface WorkerRow {
  readonly name: string;
  readonly doing: string | null;
  readonly seenAtMs: number;
  readonly eventsPerSecond: number;
  readonly bytesPerSecond: number;
}

function toProgress(
  rows: readonly FileRow[],
  conflicts: number,
  rate: { events: number; bytes: number },
): Progress {
  const total = (pick: (row: FileRow) => bigint, only: (row: FileRow) => boolean = () => true) =>
    sum(rows.filter(only).map((row) => Number(pick(row))));
  const files = (state: FileRow["state"]) =>
    total(
      (row) => row.files,
      (row) => row.state === state,
    );
  const isOpen = ({ state }: FileRow) => state === "pending" || state === "leased";
  const bytesTotal = total((row) => row.bytes);
  const bytesLeft = total((row) => row.bytes, isOpen);
  const ages = rows.map((row) => row.ageSeconds).filter((age) => age !== null);
  return {
    files: {
      total: total((row) => row.files),
      done: files("done"),
      skipped: files("skipped"),
      quarantined: files("quarantined"),
      pending: files("pending"),
      leased: files("leased"),
      blocked: files("blocked"),
      gone: files("gone"),
    },
    bytesDone: bytesTotal - bytesLeft,
    bytesTotal,
    events: total((row) => row.events),
    copies: total((row) => row.copies),
    conflicts,
    records: total((row) => row.records),
    rejected: total((row) => row.rejected),
    eventsPerSecond: bytesLeft > 0 ? rate.events : 0,
    bytesPerSecond: bytesLeft > 0 ? rate.bytes : 0,
    secondsLeft: bytesLeft > 0 && rate.bytes > 0 ? bytesLeft / rate.bytes : null,
    lagSeconds: ages.length > 0 ? Math.max(0, Math.min(...ages)) : null,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((left, right) => left + right, 0);
}
