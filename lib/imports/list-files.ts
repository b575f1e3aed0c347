import type { FileState, LogFileDetail, LogFilePage, LogFileView } from "@/lib/api/import-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { likePattern } from "@/lib/db/search/text-test";
import { AppError } from "@/lib/errors";
import { toVisible } from "@/lib/format/visible";
import { anywhere, literal } from "@/lib/search/wildcard";

export interface FileQuestion {
  readonly source?: number | undefined;
  readonly state?: FileState | undefined;
  /** Part of the key, reason or detail. */
  readonly q: string;
  /** Id of the last file of the page before. */
  readonly cursor?: number | undefined;
  readonly limit: number;
}

/** Files of the ledger, newest first, and how many there are in each state. */
export async function listFiles(reader: Reader, question: FileQuestion): Promise<LogFilePage> {
  const base = [Prisma.sql`true`];
  if (question.source !== undefined) base.push(Prisma.sql`f.source_id = ${question.source}::int4`);
  if (question.q !== "") {
    const pattern = likePattern(anywhere(literal(question.q.toLowerCase())));
    base.push(
      Prisma.sql`(lower(f.key) like ${pattern} or lower(f.reason) like ${pattern} or lower(f.detail) like ${pattern})`,
    );
  }
  const where = [...base];
  if (question.state) where.push(Prisma.sql`f.state = ${question.state}`);
  if (question.cursor !== undefined) where.push(Prisma.sql`f.id < ${question.cursor}::int4`);
  const [rows, counts] = await Promise.all([
    ask<LogFileView>(
      reader,
      Prisma.sql`select ${FILE_COLUMNS} from log_file f where ${Prisma.join(where, " and ")}
        order by f.id desc limit ${question.limit + 1}`,
    ),
    ask<{ state: FileState; count: bigint }>(
      reader,
      Prisma.sql`select f.state, count(*)::int8 as count from log_file f
        where ${Prisma.join(base, " and ")} group by 1`,
    ),
  ]);
  const files = rows.slice(0, question.limit);
  const last = files.at(-1);
  return {
    files,
    nextCursor: rows.length > question.limit && last ? String(last.id) : null,
    counts: {
      pending: 0,
      leased: 0,
      done: 0,
      skipped: 0,
      quarantined: 0,
      gone: 0,
      blocked: 0,
      ...Object.fromEntries(counts.map(({ state, count }) => [state, Number(count)])),
    },
  };
}

/** One file and what of it could not be read as a record. Throws AppError `not_found`. */
export async function getFile(reader: Reader, id: number): Promise<LogFileDetail> {
  const [file] = await ask<LogFileView>(
    reader,
    Prisma.sql`select ${FILE_COLUMNS} from log_file f where f.id = ${id}::int4`,
  );
  if (!file) throw new AppError("not_found", `No file ${id} is in the ledger.`);
  const rejects = await ask<RejectRow>(
    reader,
    Prisma.sql`select file_id as "fileId", ordinal, byte_offset::float8 as "byteOffset",
        size_bytes as "sizeBytes", reason, detail, substring(raw from 1 for 1600) as head
      from rejected_record where file_id = ${id}::int4 order by ordinal limit 1000`,
  );
  return {
    file,
    rejects: rejects.map(({ head, detail, reason, ...reject }) => ({
      ...reject,
      reason: `${reason}: ${detail}`,
      preview: toVisible(Buffer.from(head).toString("utf8").slice(0, 400)),
    })),
  };
}

/** The bytes of a slice that could not be read. Throws AppError `not_found`. */
export async function getReject(reader: Reader, fileId: number, ordinal: number): Promise<Buffer> {
  const [row] = await ask<{ raw: Uint8Array }>(
    reader,
    Prisma.sql`select raw from rejected_record where file_id = ${fileId}::int4 and ordinal = ${ordinal}::int4`,
  );
  if (!row) throw new AppError("not_found", `File ${fileId} has no rejected record ${ordinal}.`);
  return Buffer.from(row.raw);
}

interface RejectRow {
  readonly fileId: number;
  readonly ordinal: number;
  readonly byteOffset: number;
  readonly sizeBytes: number;
  readonly reason: string;
  readonly detail: string;
  readonly head: Uint8Array;
}

const FILE_COLUMNS = Prisma.sql`f.id, f.source_id as "sourceId", f.key, f.state, f.family,
  f.size_bytes::float8 as "sizeBytes", f.body_bytes::float8 as "bodyBytes", f.account, f.region,
  f.records, f.events, f.copies, f.rejected, f.attempts, f.reason, f.detail,
  extract(epoch from f.seen_at)::float8 * 1000 as "seenAtMs",
  extract(epoch from f.finished_at)::float8 * 1000 as "finishedAtMs",
  encode(f.body_sha256, 'hex') as "bodySha256"`;
