import type { PrismaClient } from "@/lib/db/generated/client";
import { isDataError, isPassing } from "@/lib/db/sql-state";
import { FileProblem } from "@/lib/ingest/body/file-problem";
import { blockSource } from "@/lib/ingest/ledger/block-source";
import { endFile, retryFile, suspectFile } from "@/lib/ingest/ledger/release-file";
import { isSameContent } from "@/lib/ingest/ledger/same-content";
import type { Parser } from "@/lib/ingest/parse/parse-pool";
import type { ParsedBlock } from "@/lib/ingest/parse/parsed-block";
import {
  BlockedError,
  ChangedError,
  GoneError,
  type OpenedObject,
  type Source,
  TransientError,
} from "@/lib/ingest/sources/source";
import type {
  ClaimedFile,
  FileSummary,
  ParsedFile,
  WrittenFile,
} from "@/lib/ingest/write/claimed-file";
import { LeaseLostError, type Writer, writeFiles } from "@/lib/ingest/write/write-files";
import { readDigestMetadata } from "./digest-metadata";

/** Objects up to this size are parsed before the transaction begins; larger ones flow into it. */
const HELD_BYTES = 4 * 1024 * 1024;
const FETCHES_AT_ONCE = 8;

export interface Engine {
  readonly db: PrismaClient;
  readonly writer: Writer;
  readonly parser: Parser;
  sourceOf(sourceId: number): Promise<{ readonly source: Source }>;
}

/**
 * Reads, parses and writes a claimed batch. Every file ends in the ledger: done, given back to be
 * tried later, or put aside with a reason. A file that spoils the batch's transaction is found by
 * writing each file alone.
 */
export async function ingestBatch(
  engine: Engine,
  claims: readonly ClaimedFile[],
  signal: AbortSignal,
): Promise<WrittenFile[]> {
  const parsed: ParsedFile[] = [];
  const sources = new Map<number, ReturnType<Engine["sourceOf"]>>();
  for (const { sourceId } of claims) {
    if (!sources.has(sourceId)) sources.set(sourceId, engine.sourceOf(sourceId));
  }
  await Promise.allSettled(sources.values());
  for (let at = 0; at < claims.length; at += FETCHES_AT_ONCE) {
    const some = claims.slice(at, at + FETCHES_AT_ONCE);
    const files = await Promise.all(
      some.map((claim) =>
        readFile(
          { ...engine, sourceOf: (id) => sources.get(id) ?? engine.sourceOf(id) },
          claim,
          signal,
        ),
      ),
    );
    parsed.push(...files.filter((file) => file !== null));
  }
  if (parsed.length === 0) return [];
  try {
    return await writeFiles(engine.writer, parsed);
  } catch (error) {
    engine.writer.months.clear();
    if (parsed.length === 1 && parsed[0]) {
      await giveUp(engine, parsed[0].claim, error);
      return [];
    }
    return writeOneByOne(engine, parsed);
  }
}

/** Files whose lease was lost belong to somebody else by now. */
async function writeOneByOne(engine: Engine, files: readonly ParsedFile[]): Promise<WrittenFile[]> {
  const written: WrittenFile[] = [];
  for (const file of files) {
    try {
      written.push(...(await writeFiles(engine.writer, [file])));
    } catch (error) {
      engine.writer.months.clear();
      await giveUp(engine, file.claim, error);
    }
  }
  return written;
}

async function readFile(
  engine: Engine,
  claim: ClaimedFile,
  signal: AbortSignal,
): Promise<ParsedFile | null> {
  try {
    const { source } = await engine.sourceOf(claim.sourceId);
    const opened = await source.open(claim, signal);
    const signature = readDigestMetadata(claim.key, opened.bytes);
    if (!signature) return await parse(engine, claim, opened);
    await endFile(engine.db, claim, {
      state: "skipped",
      reason: "digest-metadata",
      detail: "What S3 said beside a digest file, kept with the file when it was copied.",
      metadata: signature,
    });
    return null;
  } catch (error) {
    await giveUp(engine, claim, error);
    return null;
  }
}

async function parse(
  engine: Engine,
  claim: ClaimedFile,
  { bytes, metadata }: OpenedObject,
): Promise<ParsedFile | null> {
  const body = await parsing(async () => engine.parser.parse(bytes));
  const objectSha256 = await parsing(() => body.objectSha256);
  if (claim.isNewVersion && (await isSameContent(engine.db, claim, objectSha256))) {
    await body.blocks.return({ envelope: "records", bodySha256: "", bodyBytes: 0 });
    await endFile(engine.db, claim, {
      state: "skipped",
      reason: "same-content",
      detail: "The object was touched, but its bytes are those of the version already indexed.",
      objectSha256,
    });
    return null;
  }
  let summary: FileSummary | null = null;
  async function* blocks(): AsyncGenerator<ParsedBlock> {
    let step = await parsing(() => body.blocks.next());
    while (!step.done) {
      yield step.value;
      step = await parsing(() => body.blocks.next());
    }
    summary = step.value;
  }
  const held = bytes.length <= HELD_BYTES ? await collect(blocks()) : null;
  return {
    claim,
    objectSha256,
    metadata,
    blocks: held ? replay(held) : blocks(),
    summary() {
      if (!summary) throw new Error("The file's blocks were not read to their end");
      return summary;
    },
  };
}

/** The parser failed where it should have named a problem of the file. */
class ParserError extends Error {
  override readonly name = "ParserError";
}

async function parsing<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof FileProblem) throw error;
    throw new ParserError("The parser broke down over this file.", { cause: error });
  }
}

async function collect(blocks: AsyncIterable<ParsedBlock>): Promise<ParsedBlock[]> {
  const all: ParsedBlock[] = [];
  for await (const block of blocks) all.push(block);
  return all;
}

/** Held blocks can be read again, when the batch is written file by file. */
function replay(blocks: readonly ParsedBlock[]): AsyncIterable<ParsedBlock> {
  return {
    async *[Symbol.asyncIterator]() {
      yield* blocks;
    },
  };
}

/** Puts each kind of failure where it belongs in the ledger. Throws only when the database is gone. */
async function giveUp({ db }: Engine, claim: ClaimedFile, error: unknown): Promise<void> {
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof LeaseLostError) return;
  if (error instanceof FileProblem) {
    const state = error.reason === "not-cloudtrail" ? "skipped" : "quarantined";
    return endFile(db, claim, { state, reason: error.reason, detail: error.detail });
  }
  if (error instanceof GoneError) {
    return endFile(db, claim, { state: "gone", reason: "gone", detail });
  }
  if (error instanceof ChangedError) {
    return endFile(db, claim, { state: "skipped", reason: "replaced", detail });
  }
  if (error instanceof BlockedError) {
    if (error.scope === "object") {
      return endFile(db, claim, { state: "blocked", reason: "no-access", detail });
    }
    await blockSource(db, claim.sourceId, detail);
    return retryFile(db, claim, { reason: "source-blocked", detail, afterMs: 0 });
  }
  if (error instanceof TransientError) {
    return retryFile(db, claim, {
      reason: "not-reached",
      detail,
      afterMs: 1_000 + Math.random() * 9_000,
    });
  }
  if (isDataError(error)) {
    return endFile(db, claim, {
      state: "quarantined",
      reason: "write-failed",
      detail: "Postgres refused a value of this file. Its bytes are untouched in the source.",
    });
  }
  if (error instanceof ParserError) return suspectFile(db, claim, "crashes-parser", detail);
  if (!isPassing(error)) {
    return suspectFile(db, claim, "write-failed", "Writing the file failed for an unknown reason.");
  }
  return retryFile(db, claim, {
    reason: "interrupted",
    detail: "Writing was interrupted and is tried again.",
    afterMs: 500 + Math.random() * 1_500,
  });
}
