import { afterAll, beforeAll, expect, test } from "vitest";
import { ingestWaiting } from "@/lib/ingest/ingest-waiting";
import { recordListing } from "@/lib/ingest/ledger/record-listing";
import { MemorySource } from "@/lib/ingest/testing/memory-source";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { CASES } from "@/lib/integrity/testing/cases";
import { tellResult, verifyAll } from "@/lib/integrity/testing/told-result";
import { knownKeys, TrailWorld } from "@/lib/integrity/testing/trail-world";
import { openIndexedEvidence } from "./indexed-evidence";

const { signal } = new AbortController();
let index: TestIndex;

beforeAll(async () => {
  index = await openTestIndex();
}, 180_000);
afterAll(() => index.close());

/** A world as a source of its own, ingested. */
async function ingest({ objects }: TrailWorld, location: string, sideFiles: boolean) {
  const source = new MemorySource();
  for (const [key, { bytes, metadata }] of objects) {
    source.objects.set(key, bytes);
    if (metadata === null || !sideFiles) continue;
    source.objects.set(`${key}.metadata.json`, Buffer.from(JSON.stringify(metadata)));
  }
  const { owner } = index.db;
  const row = await owner.logSource.create({ data: { kind: "folder", location } });
  for await (const page of source.list()) await recordListing(owner, row.id, page);
  const engine = { ...index.engine, sourceOf: async () => ({ source }) };
  await ingestWaiting(engine, { worker: "test", lanes: 1, signal });
  return row;
}

/** The index keeps what was in a file, and not how it was packed. */
const isAboutPacking = ({ name }: { readonly name: string }) =>
  /no gzip file$|not compressed$/.test(name);

test.each(CASES.filter((one) => one.only !== "bucket" && !isAboutPacking(one)))(
  "as indexed, $name",
  async ({ name, plant, bare }) => {
    const world = new TrailWorld();
    const { keys = knownKeys(), fromMs = null, toMs = null, ...expected } = plant(world);
    const source = await ingest(world, name, !bare);
    const range = { fromMs, toMs };
    const evidence = await openIndexedEvidence(index.db.owner, source, { asof: 1e9, ...range });
    const told = tellResult(await verifyAll(evidence, { keys, signal, ...range }));
    const { digests = {}, files = {}, findings = [] } = expected;
    expect(told).toEqual({ digests, files, findings: findings.toSorted() });
  },
);
