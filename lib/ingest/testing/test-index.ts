import { gzipSync } from "node:zlib";
import { openReader, type Reader } from "@/lib/auth/reader";
import { type Database, openDatabase } from "@/lib/db/database";
import { createTestDatabase } from "@/lib/db/testing/create-database";
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

export async function openTestIndex(given?: Source): Promise<TestIndex> {
  const { url, drop } = await createTestDatabase();
  const db = openDatabase(url, { searchTimeoutMs: 30_000 });
  const memory = new MemorySource();
  const source = given ?? memory;
  const { id: sourceId } = await db.owner.logSource.create({
    data: { kind: "folder", location: source.location },
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
      const bytes = Buffer.isBuffer(content)
        ? content
        : gzipSync(JSON.stringify({ Records: content }));
      memory.objects.set(name, bytes);
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
