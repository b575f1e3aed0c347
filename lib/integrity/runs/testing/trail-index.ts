import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { printPinnedKeys } from "@/lib/digest/pinned-keys";
import {
  CHAIN_START_MS,
  HOUR_MS,
  listedKey,
  type SignedChain,
} from "@/lib/digest/testing/signed-chain";
import { FolderSource } from "@/lib/ingest/sources/folder";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import type { TrailWorld } from "@/lib/integrity/testing/trail-world";

/** A folder of logs and digests that was read into an index of its own. */
export interface TrailIndex {
  readonly index: TestIndex;
  readonly folder: string;
  /** File of the public keys that the digests were signed with. */
  readonly pinnedFile: string;
  /** Writes a file into the folder, long enough ago that it is not taken for an unfinished one. */
  write(key: string, bytes: Buffer): void;
  /** Lists the folder again, and reads what is new. */
  ingest(): Promise<void>;
  close(): Promise<void>;
}

export async function openTrailIndex(world: TrailWorld): Promise<TrailIndex> {
  const folder = mkdtempSync(join(tmpdir(), "trailglass-trail-"));
  const write = (key: string, bytes: Buffer) => {
    const path = join(folder, key);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
    const time = new Date(Date.now() - 60_000);
    utimesSync(path, time, time);
  };
  for (const [key, { bytes, metadata }] of world.objects) {
    write(key, bytes);
    if (metadata) write(`${key}.metadata.json`, Buffer.from(JSON.stringify(metadata)));
  }
  const keys = mkdtempSync(join(tmpdir(), "trailglass-keys-"));
  const pinnedFile = join(keys, "keys.json");
  const listed = ["eu-west-1", "us-west-2"].map((region) => listedKey(undefined, region));
  writeFileSync(pinnedFile, printPinnedKeys(listed));
  const index = await openTestIndex(await FolderSource.at(folder, { settleMs: 0 }));
  const ingest = () => index.ingest({});
  await ingest();
  await index.db.owner.logSource.updateMany({ data: { listedAt: new Date(), continuous: false } });
  return {
    index,
    folder,
    pinnedFile,
    ingest,
    write,
    async close() {
      await index.close();
      for (const path of [folder, keys]) rmSync(path, { recursive: true, force: true });
    },
  };
}

let records = 0;

/** The body of a log file with so many events of its own. */
export function logBody(events: number): string {
  const first = records;
  records += events;
  const one = (_: unknown, at: number) =>
    sampleRecord(first + at, { recipientAccountId: "111122223333" });
  return JSON.stringify({ Records: Array.from({ length: events }, one) });
}

/** A log file as it lies in the folder. */
export function logBytes(events: number): Buffer {
  return gzipSync(logBody(events));
}

/** So many hours of one chain, each with a log file of three events; returns the chain and their keys. */
export function tellHours(
  world: TrailWorld,
  count: number,
  place: Parameters<TrailWorld["chain"]>[0] = {},
): { readonly chain: SignedChain; readonly logs: string[]; readonly digests: string[] } {
  const chain = world.chain(place);
  const { account, region } = chain.place;
  const logs: string[] = [];
  const digests: string[] = [];
  for (let hour = 0; hour < count; hour += 1) {
    const startMs = CHAIN_START_MS + hour * HOUR_MS;
    const log = world.log(startMs + HOUR_MS / 2, { account, region, body: logBody(3) });
    const digest = world.digest(chain, { files: [log], startMs, endMs: startMs + HOUR_MS });
    logs.push(log.key);
    digests.push(digest.key);
  }
  return { chain, logs, digests };
}
