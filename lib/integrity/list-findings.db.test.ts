import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { VerificationRunDetail } from "@/lib/api/integrity-contract";
import type { Reader } from "@/lib/auth/reader";
import { CHAIN_START_MS, HOUR_MS } from "@/lib/digest/testing/signed-chain";
import { listEvents } from "@/lib/events/list-events";
import { toQuestion } from "@/lib/events/to-question";
import { exportFindings } from "./export-findings";
import { getFileProof } from "./get-file-proof";
import { getIntegrity } from "./get-integrity";
import { getRun } from "./get-run";
import { listFindings } from "./list-findings";
import { proofsOf } from "./proofs-of";
import { verifyIndexed } from "./runs/run-now";
import { logBody, openTrailIndex, type TrailIndex, tellHours } from "./runs/testing/trail-index";
import { TrailWorld } from "./testing/trail-world";

const OTHER = "444455556666";
const NOW_MS = CHAIN_START_MS + 24 * HOUR_MS;

let trail: TrailIndex;
let reader: Reader;
let run: VerificationRunDetail;
let own: ReturnType<typeof tellHours>;
let theirs: ReturnType<typeof tellHours>;
beforeAll(async () => {
  const world = new TrailWorld();
  own = tellHours(world, 6);
  theirs = tellHours(world, 6, { account: OTHER });
  world.rewrite(own.logs[1] ?? "", () => gzipSync(logBody(5)));
  world.remove(own.digests[3] ?? "");
  // What stands in both is one event that was delivered twice.
  world.objects.set(
    (own.logs[0] ?? "").replace(/_[^_]+$/, "_FORGEDabcdefghij.json.gz"),
    world.at(own.logs[0] ?? ""),
  );
  world.remove(theirs.logs[2] ?? "");
  trail = await openTrailIndex(world);
  reader = trail.index.reader;
  const signal = new AbortController().signal;
  const verify = { signal, pinnedFile: trail.pinnedFile };
  run = (await verifyIndexed(reader, { reread: false }, verify)).run;
});
afterAll(() => trail.close());

const all = (limit = 100, more = {}) => listFindings(reader, run.id, { limit, ...more }, NOW_MS);

test("one planted fault is one finding, page by page in the same order", async () => {
  const whole = await all();
  expect(whole.findings.map(({ kind }) => kind)).toEqual([
    "digest-missing",
    "file-unreferenced",
    "file-mismatch",
    "file-missing",
  ]);
  expect(whole).toMatchObject({ total: 4, nextCursor: null });
  const paged: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await all(1, { cursor });
    expect(page).toMatchObject({ total: 4 });
    paged.push(...page.findings.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(paged).toEqual(whole.findings.map(({ id }) => id));
  expect(await all(100, { kind: "file-missing" })).toMatchObject({
    total: 1,
    findings: [{ kind: "file-missing", account: OTHER, key: theirs.logs[2], events: null }],
  });
  await expect(all(100, { cursor: "1-2; drop" })).rejects.toMatchObject({ kind: "invalid" });
  await expect(listFindings(reader, 99, { limit: 1 }, NOW_MS)).rejects.toMatchObject({
    kind: "not_found",
  });
});

test("the events of a finding are those that its link lists", async () => {
  const { findings } = await all();
  const counts = findings.flatMap(({ events }) => events?.count ?? []);
  expect(counts).toEqual([3, 5]);
  for (const { events } of findings) {
    if (!events) continue;
    const { question } = toQuestion({ q: events.link.q }, NOW_MS);
    const { rows } = await listEvents(reader, question, { limit: 100 });
    expect(rows).toHaveLength(events.count);
  }
});

test("the calls that could explain a finding are looked for around its time", async () => {
  const { findings } = await all();
  const missing = findings.find(({ kind }) => kind === "digest-missing");
  expect(missing).toMatchObject({
    fromMs: CHAIN_START_MS + 3 * HOUR_MS,
    toMs: CHAIN_START_MS + 4 * HOUR_MS,
    explain: {
      q: expect.stringMatching(/^event:\(StopLogging OR .*DeleteTrail/),
      fromMs: CHAIN_START_MS + 2 * HOUR_MS,
      toMs: CHAIN_START_MS + 5 * HOUR_MS,
    },
  });
  for (const { explain } of findings)
    expect(() => toQuestion({ q: explain?.q ?? "(" }, 0)).not.toThrow();
});

test("a reader is told only of accounts in sight", async () => {
  const scoped: Reader = { ...reader, accounts: [OTHER] };
  expect(await listFindings(scoped, run.id, { limit: 10 }, NOW_MS)).toMatchObject({
    total: 1,
    findings: [{ account: OTHER }],
  });
  const seen = await getRun(scoped, run.id);
  expect(seen).toMatchObject({ findings: 1, progress: { places: 1, files: 11 } });
  expect(seen.summary?.chains.map(({ account }) => account)).toEqual([OTHER]);
  expect(seen.summary?.files).toEqual({ verified: 5, missing: 1 });
  expect((await getIntegrity(scoped)).files).toEqual({ verified: 5 });
  const { logFile } = trail.index.db.owner;
  const file = await logFile.findFirstOrThrow({ where: { key: own.logs[1] ?? "" } });
  await expect(getFileProof(scoped, file.id, NOW_MS)).rejects.toMatchObject({ kind: "not_found" });
  expect((await proofsOf(scoped, [file.id])).size).toBe(0);
  expect([...(await proofsOf(reader, [file.id, file.id]))]).toEqual([[file.id, "mismatch"]]);
});

test("everything that was found can be taken away, as a table and as JSON", async () => {
  const text = async (format: "csv" | "json") => {
    const chunks: Buffer[] = [];
    for await (const chunk of exportFindings(reader, run.id, format, NOW_MS)) chunks.push(chunk);
    return Buffer.concat(chunks).toString();
  };
  const lines = (await text("csv")).trimEnd().split("\r\n");
  expect(lines).toHaveLength(5);
  expect(lines[3]).toContain("file-mismatch");
  const json = JSON.parse(await text("json"));
  expect(json.run).toEqual(await getRun(reader, run.id));
  expect(json.findings).toEqual((await all()).findings);
});

test("findings that leave something open are not counted as broken", async () => {
  expect(run).toMatchObject({ findings: 4, brokenFindings: 4 });
  const world = new TrailWorld();
  const [key = ""] = tellHours(world, 1, { account: "777788889999" }).logs;
  trail.write(key, world.at(key).bytes);
  await trail.ingest();
  const verify = { signal: new AbortController().signal, pinnedFile: trail.pinnedFile };
  const later = (await verifyIndexed(reader, { reread: false }, verify)).run;
  expect(later.summary?.kinds).toMatchObject({ "no-digests": 1 });
  expect(later).toMatchObject({ findings: 5, brokenFindings: 4 });
  const scoped: Reader = { ...reader, accounts: ["777788889999"] };
  expect(await getRun(scoped, later.id)).toMatchObject({ findings: 1, brokenFindings: 0 });
});
