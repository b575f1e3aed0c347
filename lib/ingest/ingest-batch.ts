import type { PrismaClient } from "@/lib/db/generated/client";
import { FileProblem } from "@/lib/ingest/body/file-problem";
import { endFile } from "@/lib/ingest/ledger/release-file";
import { isSameContent } from "@/lib/ingest/ledger/same-content";
import type { Parser, PendingBody } from "@/lib/ingest/parse/parse-pool";
import type { ParsedBlock } from "@/lib/ingest/parse/parsed-block";
import type { OpenedObject, Source } from "@/lib/ingest/sources/source";
import type {
  ClaimedFile,
  FileSummary,
  ParsedFile,
  WrittenFile,
} from "@/lib/ingest/write/claimed-file";
import { type Writer, writeFiles } from "@/lib/ingest/write/write-files";
import { readDigestMetadata } from "./digest-metadata";
import { giveUp, ParserError } from "./give-up";

/** Objects up to this size are parsed before the transaction begins; larger ones flow into it. */
const HELD_BYTES = 4 * 1024 * 1024;
const FETCHES_AT_ONCE = 8;

export interface Engine {
  readonly db: PrismaClient;
  readonly writer: Writer;
  readonly parser: Parser;
  sourceOf(sourceId: number): Promise<{ readonly source: Source }>;
}

/** A parsed file whose parser may still be at work on it. */
interface OpenFile extends ParsedFile {
  abandon(): void;
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
  const parsed: OpenFile[] = [];
  const sources = new Map<number, ReturnType<Engine["sourceOf"]>>();
  for (const { sourceId } of claims) {
    if (!sources.has(sourceId)) sources.set(sourceId, engine.sourceOf(sourceId));
  }
  await Promise.allSettled(sources.values());
  const sharing = {
    ...engine,
    sourceOf: (id: number) => sources.get(id) ?? engine.sourceOf(id),
  };
  try {
    for (let at = 0; at < claims.length; at += FETCHES_AT_ONCE) {
      const some = claims.slice(at, at + FETCHES_AT_ONCE);
      const files = await Promise.all(some.map((claim) => readFile(sharing, claim, signal)));
      parsed.push(...files.filter((file) => file !== null));
    }
    return await writeTogether(engine, parsed);
  } finally {
    for (const file of parsed) file.abandon();
  }
}

async function writeTogether(engine: Engine, files: readonly ParsedFile[]): Promise<WrittenFile[]> {
  if (files.length < 2) return writeOneByOne(engine, files);
  try {
    return await writeFiles(engine.writer, files);
  } catch {
    return writeOneByOne(engine, files);
  }
}

/** Files whose lease was lost belong to somebody else by now. */
async function writeOneByOne(engine: Engine, files: readonly ParsedFile[]): Promise<WrittenFile[]> {
  const written: WrittenFile[] = [];
  for (const file of files) {
    try {
      written.push(...(await writeFiles(engine.writer, [file])));
    } catch (error) {
      await giveUp(engine.db, file.claim, error);
    }
  }
  return written;
}

async function readFile(
  engine: Engine,
  claim: ClaimedFile,
  signal: AbortSignal,
): Promise<OpenFile | null> {
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
    await giveUp(engine.db, claim, error);
    return null;
  }
}

async function parse(
  engine: Engine,
  claim: ClaimedFile,
  opened: OpenedObject,
): Promise<OpenFile | null> {
  const body = await parsing(async () => engine.parser.parse(opened.bytes));
  let file: OpenFile | null = null;
  try {
    file = await readBody(engine, claim, opened, body);
    return file;
  } finally {
    if (!file) body.abandon();
  }
}

async function readBody(
  engine: Engine,
  claim: ClaimedFile,
  { bytes, metadata }: OpenedObject,
  body: PendingBody,
): Promise<OpenFile | null> {
  const objectSha256 = await parsing(() => body.objectSha256);
  if (claim.isNewVersion && (await isSameContent(engine.db, claim, objectSha256))) {
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
  return {
    claim,
    objectSha256,
    metadata,
    blocks: bytes.length <= HELD_BYTES ? replay(await collect(blocks())) : once(blocks()),
    summary() {
      if (!summary) throw new Error("The file's blocks were not read to their end");
      return summary;
    },
    abandon: body.abandon,
  };
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

/** Streamed blocks are gone once read: a second reading must not look like an empty file. */
function once(blocks: AsyncIterable<ParsedBlock>): AsyncIterable<ParsedBlock> {
  let isRead = false;
  return {
    [Symbol.asyncIterator]() {
      if (isRead) throw new Error("A streamed file must be read from its source again");
      isRead = true;
      return blocks[Symbol.asyncIterator]();
    },
  };
}
