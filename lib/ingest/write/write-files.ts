import { classifyKey } from "@/lib/cloudtrail/object-key";
import type { PrismaClient } from "@/lib/db/generated/client";
import { Prisma } from "@/lib/db/generated/client";
import { COMMIT_LOCK } from "@/lib/db/locks";
import { noteFaults } from "@/lib/detections/rules/note-faults";
import { WaitingHits } from "@/lib/detections/rules/waiting-hits";
import type { ParsedBlock } from "@/lib/ingest/parse/parsed-block";
import type { ParsedFile, WrittenFile } from "./claimed-file";
import type { DictionaryIds } from "./dictionary-ids";
import { ensurePartitions } from "./ensure-partitions";
import { joinBlocks } from "./event-batch";
import { type FinishedFile, finishFiles, writeCoverage, writeNewFields } from "./finish-files";
import { hitRows } from "./hit-rows";
import { insertBlocks } from "./insert-blocks";
import { insertEvents } from "./insert-events";
import { grantRows, insertGrants } from "./insert-grants";
import { markConflicts } from "./mark-conflicts";
import { Tallies } from "./tallies";
import { writeChanges } from "./write-changes";
import { writeTallies } from "./write-tallies";

/** Events per INSERT: beyond it a statement only grows, it does not get cheaper. */
const BATCH_EVENTS = 4_000;
/** Bytes of raw blocks per INSERT, which bounds memory for files of few, large records. */
const BATCH_BYTES = 8 * 1024 * 1024;
const HOUR_MS = 3_600_000;

export interface Writer {
  readonly db: PrismaClient;
  readonly dictionaries: DictionaryIds;
  /** Months known to have a partition. */
  readonly months: Set<number>;
}

/** Another worker has taken the file over: what this one read of it must not be written. */
export class LeaseLostError extends Error {
  override readonly name = "LeaseLostError";
}

/**
 * The one writer: puts everything of some files into the index in one transaction, or nothing.
 * Events first, side by side with other writers; then, under the commit lock, the sums, the
 * conflicts and the ledger rows, so that the sequence of files is the order of their commits.
 * Throws LeaseLostError, FileProblem (from the blocks), or what Postgres said.
 */
export async function writeFiles(
  writer: Writer,
  files: readonly ParsedFile[],
): Promise<WrittenFile[]> {
  // A month counts as made once its transaction has committed, and not before.
  const months = new Set(writer.months);
  const written = await writer.db.$transaction(
    async (tx) => {
      await checkLeases(tx, files);
      const work = new Work({ ...writer, months }, tx);
      for (const file of files) await work.addFile(file);
      await work.finish();
      return work.finished;
    },
    { maxWait: 60_000, timeout: 30 * 60_000 },
  );
  for (const month of months) writer.months.add(month);
  return written;
}

async function checkLeases(
  tx: Prisma.TransactionClient,
  files: readonly ParsedFile[],
): Promise<void> {
  const held = await tx.$queryRaw<{ id: number }[]>`
    select id from log_file
    where (id, lease_token) in (${Prisma.join(
      files.map(({ claim }) => Prisma.sql`(${claim.id}::int4, ${claim.leaseToken}::uuid)`),
    )})
    order by id for update`;
  if (held.length !== files.length) throw new LeaseLostError("The lease of a file was lost");
}

/** Counts of a file while its blocks are read. */
interface OpenFile {
  readonly file: ParsedFile;
  records: number;
  events: number;
  copies: number;
  rejected: number;
  minMs: number | null;
  maxMs: number | null;
}

/** One transaction under way. */
class Work {
  finished: FinishedFile[] = [];
  private readonly tallies = new Tallies();
  private readonly hits: WaitingHits;
  private readonly newFields = new Map<string, { count: number; fileId: number }>();
  private readonly deliveries: {
    accountId: number;
    regionId: number;
    family: string;
    hourMs: number;
  }[] = [];
  private readonly keys = {
    account: [] as number[],
    eventIds: [] as string[],
    contentHashes: [] as string[],
  };
  private readonly counts = new Map<number, OpenFile>();
  private waiting: { fileId: number; block: ParsedBlock }[] = [];
  private waitingEvents = 0;
  private waitingBytes = 0;

  constructor(
    private readonly writer: Writer,
    private readonly tx: Prisma.TransactionClient,
  ) {
    this.hits = new WaitingHits(tx);
  }

  async addFile(file: ParsedFile): Promise<void> {
    const { id } = file.claim;
    const counts: OpenFile = {
      file,
      records: 0,
      events: 0,
      copies: 0,
      rejected: 0,
      minMs: null,
      maxMs: null,
    };
    this.counts.set(id, counts);
    for await (const block of file.blocks) {
      counts.records += block.events.count;
      counts.rejected += block.rejects.length;
      for (const timeMs of block.events.timesMs) {
        if (!Number.isFinite(timeMs)) continue;
        counts.minMs = Math.min(counts.minMs ?? timeMs, timeMs);
        counts.maxMs = Math.max(counts.maxMs ?? timeMs, timeMs);
      }
      for (const [path, count] of block.newFields) {
        const known = this.newFields.get(path);
        if (known) known.count += count;
        else this.newFields.set(path, { count, fileId: id });
      }
      this.waiting.push({ fileId: id, block });
      this.waitingEvents += block.events.count;
      this.waitingBytes += block.bytes.length;
      if (this.waitingEvents >= BATCH_EVENTS || this.waitingBytes >= BATCH_BYTES)
        await this.flush();
    }
    await this.addDelivery(file);
  }

  async finish(): Promise<void> {
    await this.flush();
    const { tx, tallies, keys } = this;
    await tx.$queryRaw`select 1 from (select pg_advisory_xact_lock(${COMMIT_LOCK})) as held`;
    await markConflicts(tx, { ...keys, ids: { account: keys.account } });
    await writeTallies(tx, tallies);
    await writeChanges(tx, tallies);
    await this.hits.write();
    await writeCoverage(tx, tallies.coverage.values(), this.deliveries);
    await writeNewFields(tx, this.newFields);
    this.finished = [...this.counts].map(([id, counts]) => ({
      ...counts,
      id,
      sizeBytes: counts.file.claim.sizeBytes,
      summary: counts.file.summary(),
    }));
    await finishFiles(tx, this.finished);
    await noteFaults(tx, new Map(this.finished.flatMap(({ summary }) => [...summary.ruleFaults])));
  }

  private async flush(): Promise<void> {
    if (this.waiting.length === 0) return;
    const blocks = this.waiting;
    this.waiting = [];
    this.waitingEvents = 0;
    this.waitingBytes = 0;
    const { tx, writer } = this;
    const batch = await joinBlocks(
      blocks.map(({ fileId, block }) => ({ fileId, events: block.events })),
      writer.dictionaries,
    );
    await ensurePartitions(tx, batch.timesMs, writer.months, Date.now());
    await insertBlocks(tx, blocks);
    const copies = await insertEvents(tx, batch);
    const isCopy = copyTest(copies);
    const isCopyRow = (row: number) => isCopy(batch.fileIds[row] ?? 0, batch.ordinals[row] ?? 0);
    await insertGrants(tx, grantRows(batch, isCopyRow));
    await this.hits.add(hitRows(batch, isCopyRow));
    this.tallies.add(batch, isCopyRow);
    for (const fileId of batch.fileIds) this.count(fileId).events += 1;
    for (const copy of copies) {
      this.count(copy.fileId).events -= 1;
      this.count(copy.fileId).copies += 1;
    }
    this.keys.account.push(...batch.ids.account);
    this.keys.eventIds.push(...batch.eventIds);
    this.keys.contentHashes.push(...batch.contentHashes);
  }

  private count(fileId: number): OpenFile {
    const counts = this.counts.get(fileId);
    if (!counts) throw new Error(`File ${fileId} is not part of this transaction`);
    return counts;
  }

  /** The file's name says for which account, Region and minute it was delivered. */
  private async addDelivery({ claim }: ParsedFile): Promise<void> {
    // The ledger's own time may be that of the last change: a copy's, long after the delivery.
    const { deliveredMs } = classifyKey(claim.key);
    if (claim.account === null || claim.region === null || deliveredMs === null) return;
    const { dictionaries } = this.writer;
    const [accountId = 0] = await dictionaries.resolve("account", [[claim.account]]);
    const [regionId = 0] = await dictionaries.resolve("region", [[claim.region]]);
    const hourMs = Math.floor(deliveredMs / HOUR_MS) * HOUR_MS;
    this.deliveries.push({ accountId, regionId, family: claim.family, hourMs });
  }
}

function copyTest(
  copies: readonly { fileId: number; ordinal: number }[],
): (fileId: number, ordinal: number) => boolean {
  if (copies.length === 0) return () => false;
  const keys = new Set(copies.map((copy) => `${copy.fileId},${copy.ordinal}`));
  return (fileId, ordinal) => keys.has(`${fileId},${ordinal}`);
}
