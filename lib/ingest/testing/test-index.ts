import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { openReader, type Reader } from "@/lib/auth/reader";
import { type Database, openDatabase } from "@/lib/db/database";
import { createTestDatabase, makeTemplateOnce } from "@/lib/db/testing/create-database";
import type { Engine } from "@/lib/ingest/ingest-batch";
import { ingestWaiting } from "@/lib/ingest/ingest-waiting";
import { recordListing } from "@/lib/ingest/ledger/record-listing";
import { inlineParser } from "@/lib/ingest/parse/parse-pool";
import type { Source } from "@/lib/ingest/sources/source";
import { DictionaryIds } from "@/lib/ingest/write/dictionary-ids";
import { MemorySource } from "./memory-source";

/** A migrated database of its own with one source in memory, for tests of what ingest leaves behind. */
export interface TestIndex {
  readonly url: string;
  readonly db: Database;
  readonly reader: Reader;
  readonly engine: Engine;
  readonly sourceId: number;
  /** Adds files (name → records, or exact bytes) to the source and lists it into the ledger. */
  list(files: TestFiles): Promise<void>;
  /** The same, and ingests everything that waits. */
  ingest(files: TestFiles): Promise<void>;
  close(): Promise<void>;
}

export type TestFiles = Readonly<Record<string, readonly unknown[] | Buffer>>;

/** An empty index; it reads `given` instead of files in memory. */
export async function openTestIndex(given?: Source): Promise<TestIndex> {
  return indexIn(await createTestDatabase(), new MemorySource(), given);
}

/**
 * An index that has ingested files: a copy of the one made for whoever asked first for the same
 * files, since reading thousands of files takes longer than all that is asked of them.
 */
export async function openFilledIndex(files: TestFiles): Promise<TestIndex> {
  const bytes = Object.entries(files).map(([name, content]) => [name, bytesOf(content)] as const);
  const hash = createHash("sha256");
  for (const [name, body] of bytes) hash.update(`${name}\n${body.length}\n`).update(body);
  const template = `filled_${hash.digest("hex").slice(0, 32)}`;
  await makeTemplateOnce(template, async (url) => {
    // Dropped by nobody: it becomes the template.
    const index = await indexIn({ url, drop: async () => {} }, new MemorySource());
    await index.ingest(files);
    // What Postgres does by itself within minutes, which no test lives to see.
    await index.db.owner.$executeRaw`VACUUM ANALYZE`;
    await index.close();
  });
  const memory = new MemorySource();
  for (const [name, body] of bytes) memory.objects.set(name, body);
  return indexIn(await createTestDatabase(template), memory);
}

async function indexIn(
  { url, drop }: Awaited<ReturnType<typeof createTestDatabase>>,
  memory: MemorySource,
  source: Source = memory,
): Promise<TestIndex> {
  const db = openDatabase(url, { searchTimeoutMs: 30_000 });
  const place = { kind: "folder", location: source.location };
  const { id: sourceId } = await db.owner.logSource.upsert({
    where: { kind_location: place },
    create: place,
    update: {},
  });
  const engine: Engine = {
    db: db.owner,
    writer: { db: db.owner, dictionaries: new DictionaryIds(db.owner), months: new Set() },
    parser: inlineParser(),
    sourceOf: async () => ({ source }),
  };
  const signal = new AbortController().signal;
  async function list(files: TestFiles): Promise<void> {
    for (const [name, content] of Object.entries(files)) {
      memory.objects.set(name, bytesOf(content));
    }
    for await (const page of source.list({ signal })) await recordListing(db.owner, sourceId, page);
  }
  return {
    url,
    db,
    reader: openReader(db),
    engine,
    sourceId,
    list,
    async ingest(files) {
      await list(files);
      // A clock that was set back between the two makes a new file wait for a moment.
      do await ingestWaiting(engine, { worker: "test", lanes: 1, signal });
      while ((await db.owner.logFile.count({ where: { state: "pending", attempts: 0 } })) > 0);
    },
    async close() {
      await db.close();
      await drop();
    },
  };
}

function bytesOf(content: readonly unknown[] | Buffer): Buffer {
  return Buffer.isBuffer(content) ? content : gzipSync(JSON.stringify({ Records: content }));
}
