import type { Finding, FindingPage, FindingParams } from "@/lib/api/integrity-contract";
import type { EventLink } from "@/lib/api/period-contract";
import type { Reader } from "@/lib/auth/reader";
import { classifyKey } from "@/lib/cloudtrail/object-key";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { isInScope } from "@/lib/events/indexed-names";
import { explainingCalls } from "./explaining-calls";
import { eventsOfFiles } from "./file-events";
import { millisOf } from "./millis-of";
import { readRuns } from "./read-runs";

/**
 * What a run found, place by place, with the events concerned and the calls that could explain it.
 * Throws AppError: `not_found`, `invalid` for a cursor that is none of ours.
 */
export async function listFindings(
  reader: Reader,
  runId: number,
  { kind, cursor, limit }: FindingParams,
  nowMs: number,
): Promise<FindingPage> {
  const [run] = await readRuns(reader, Prisma.sql`r.id = ${runId}::int4`, 1);
  if (!run) throw new AppError("not_found", `There is no verification run ${runId}.`);
  const where = [Prisma.sql`f.run_id = ${runId}::int4`, isInScope(reader, "f.account")];
  if (kind !== undefined) where.push(Prisma.sql`f.kind = ${kind}`);
  const behind = cursor === undefined ? Prisma.sql`true` : isBehind(cursor);
  const [rows, [counted]] = await Promise.all([
    ask<FindingRow>(
      reader,
      Prisma.sql`select f.place, f.ordinal, f.kind, f.bucket, f.key, f.account, f.region, f.trail,
          ${millisOf("f.from_time")} as "fromMs", ${millisOf("f.to_time")} as "toMs", f.file_id as "fileId", f.detail
        from verification_finding f where ${Prisma.join(where, " and ")} and ${behind}
        order by f.place, f.ordinal limit ${limit + 1}`,
    ),
    ask<{ total: number }>(
      reader,
      Prisma.sql`select count(*)::int4 as total from verification_finding f
        where ${Prisma.join(where, " and ")}`,
    ),
  ]);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const fileIds = shown.flatMap(({ fileId }) => fileId ?? []);
  const events = await eventsOfFiles(reader, fileIds, nowMs);
  const findings = shown.map(({ place, ordinal, ...row }): Finding => {
    const brought = row.fileId === null ? undefined : events.get(row.fileId);
    return {
      id: `${place}-${ordinal}`,
      ...row,
      events: brought ?? null,
      explain: explain(row, run.requestedAtMs),
    };
  });
  return {
    findings,
    total: counted?.total ?? 0,
    nextCursor: last ? `${last.place}-${last.ordinal}` : null,
  };
}

/** What became of a file can have been done at any time since it was delivered. */
function explain(row: Omit<FindingRow, "place" | "ordinal">, seenMs: number): EventLink | null {
  const { bucket, key, region, kind } = row;
  const isFile = kind.startsWith("file-");
  const deliveredMs = isFile ? classifyKey(key).deliveredMs : null;
  const fromMs = deliveredMs ?? row.fromMs ?? row.toMs;
  const toMs = deliveredMs === null ? (row.toMs ?? row.fromMs) : seenMs;
  if (fromMs === null || toMs === null) return null;
  const object = bucket === null ? null : { bucket, key, region };
  return explainingCalls(fromMs, Math.max(fromMs, toMs), object);
}

function isBehind(cursor: string): Prisma.Sql {
  const match = /^(\d{1,9})-(\d{1,9})$/.exec(cursor);
  if (!match) throw new AppError("invalid", "The cursor is none that a page of findings gave.");
  return Prisma.sql`(f.place, f.ordinal) > (${Number(match[1])}::int4, ${Number(match[2])}::int4)`;
}

interface FindingRow extends Omit<Finding, "id" | "events" | "explain"> {
  readonly place: number;
  readonly ordinal: number;
}
