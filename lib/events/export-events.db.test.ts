import { createHash, randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { exportManifestSchema } from "@/lib/api/desk-contract";
import type { EventQuestion } from "@/lib/db/search/event-filter";
import { readZip } from "@/lib/http/testing/read-zip";
import { zipStream } from "@/lib/http/zip-stream";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { parseQuery } from "@/lib/search/parse";
import packageJson from "@/package.json";
import type { ExportRequest } from "./export-manifest";
import { findExport } from "./export-registry";
import { startExport } from "./start-export";

const COUNT = 3_200;
let index: TestIndex;

beforeAll(async () => {
  index = await openTestIndex();
  // Bytes that do not compress, so that what is sent stands for what was read.
  const records = Array.from({ length: COUNT }, (_, number) =>
    sampleRecord(number, {
      requestParameters: {
        bucketName: `bucket-${number % 7}`,
        pad: randomBytes(600).toString("base64"),
      },
      ...(number % 4 === 0 && { errorCode: "AccessDenied" }),
    }),
  );
  await index.ingest({ records });
});
afterAll(() => index.close());

function question(q = "", more: Partial<EventQuestion> = {}): EventQuestion {
  return { query: parseQuery(q).query, fromMs: null, toMs: null, asof: null, nowMs: 0, ...more };
}

function request(q: string, more: Partial<ExportRequest> = {}): ExportRequest {
  return { question: question(q), format: "ndjson", sort: "-time", cols: [], tz: "utc", ...more };
}

async function collect(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

async function packed(asked: ExportRequest) {
  const started = await startExport(index.reader, asked);
  const members = await readZip(await collect(started.follow(zipStream(started.files()))));
  const bytesOf = (name: string) => members.get(name)?.bytes ?? Buffer.alloc(0);
  const manifest = exportManifestSchema.parse(JSON.parse(bytesOf("manifest.json").toString()));
  return { names: [...members.keys()], bytesOf, manifest };
}

async function lastAudit() {
  return index.db.owner.auditEntry.findFirstOrThrow({ orderBy: { id: "desc" } });
}

test("an export holds every record of the question, and its manifest says how to check it", async () => {
  const from = question("error:AccessDenied request.bucketName:bucket-0", {
    fromMs: Date.UTC(2026, 0, 1),
  });
  const { names, bytesOf, manifest } = await packed(request("", { question: from }));
  expect(names).toEqual(["events.ndjson", "manifest.json", "SHA256SUMS"]);

  const events = bytesOf("events.ndjson");
  const records = events
    .toString()
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  const expected = Array.from({ length: COUNT }, (_, number) => number).filter(
    (number) => number % 28 === 0,
  );
  expect(records.map(({ eventID }) => Number(eventID.slice(-12))).sort((a, b) => a - b)).toEqual(
    expected,
  );
  expect(manifest).toMatchObject({
    program: "trailglass",
    version: packageJson.version,
    query: "error:AccessDenied request.bucketName:bucket-0",
    from: "2026-01-01T00:00:00.000Z",
    to: null,
    tz: "utc",
    sort: "-time",
    count: expected.length,
    rebuilt: 0,
    complete: true,
    files: [{ name: "events.ndjson", bytes: events.length, sha256: sha256(events) }],
  });
  expect(manifest.explanation).toMatch(/^Events where .*AccessDenied/);
  expect(bytesOf("SHA256SUMS").toString()).toBe(
    `${sha256(events)}  events.ndjson\n${sha256(bytesOf("manifest.json"))}  manifest.json\n`,
  );
});

test("a question that only the records can decide is exported whole", async () => {
  const { bytesOf, manifest } = await packed(request("request.bucketName:*ket-3"));
  const found = bytesOf("events.ndjson")
    .toString()
    .match(/"bucketName":"bucket-3"/g);
  expect(manifest.count).toBe(Math.ceil((COUNT - 3) / 7));
  expect(found).toHaveLength(manifest.count);
});

test("every format holds the same events, in the order asked for", async () => {
  const q = "request.bucketName:bucket-5 error:AccessDenied";
  const ids = async (format: ExportRequest["format"]) =>
    (await packed(request(q, { format, sort: "time" })))
      .bytesOf(`events.${format}`)
      .toString()
      .match(/00000000-0000-4000-8000-\d{12}/g);
  const [ndjson, json, csv, md] = await Promise.all(
    (["ndjson", "json", "csv", "md"] as const).map(ids),
  );
  expect(ndjson?.length).toBeGreaterThan(100);
  expect(ndjson).toEqual([...(ndjson ?? [])].sort());
  expect([json, csv, md]).toEqual([ndjson, ndjson, ndjson]);
});

test("files committed after the beginning are not in it", async () => {
  const started = await startExport(index.reader, request("event:GetObject"));
  await index.ingest({ later: [sampleRecord(COUNT + 1, { eventTime: "2026-01-01T00:00:00Z" })] });
  const whole = await collect(started.follow(started.events.chunks));
  expect(whole.toString().trimEnd().split("\n")).toHaveLength(COUNT);
  expect(started.job.name).toBe(`trailglass-events-asof-${started.result().asof}.ndjson`);
});

test("the columns of a display copy are the usual ones, or those that are named", async () => {
  const one = `id:00000000-0000-4000-8000-${String(8).padStart(12, "0")}`;
  const csv = async (cols: string[], tz = "utc") => {
    const { bytesOf, manifest } = await packed(request(one, { format: "csv", cols, tz }));
    expect(manifest.files[0]?.note).toMatch(/^Display copy/);
    return bytesOf("events.csv").toString().split("\r\n");
  };
  const [usual = ""] = await csv([]);
  expect(usual).toMatch(/^time \(UTC\),event,service,.*,event_key$/);
  expect(
    (await csv(["time", "request.bucketName", "mfa"], "America/St_Johns")).slice(0, 2),
  ).toEqual([
    "time (America/St_Johns),request.bucketName,mfa,event_key",
    expect.stringMatching(/^2026-01-01 23:34:05-03:30,bucket-1,,00000000-/),
  ]);
});

test.each([{ cols: ["__proto__"] }, { cols: ["time; drop"] }, { tz: "local" }, { tz: "Mars/X" }])(
  "%j is refused before anything is sent",
  async (wrong) => {
    await expect(startExport(index.reader, request("", wrong))).rejects.toMatchObject({
      name: "AppError",
      kind: "invalid",
    });
  },
);

test("an export that nobody takes reads only a few pages ahead", async () => {
  const id = crypto.randomUUID();
  const { files, follow, job } = await startExport(index.reader, request(""), id);
  const chunks = follow(zipStream(files()));
  await chunks.next();
  // Time in which an export that does not wait for its reader would come to its end.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(job.progress()).toMatchObject({ state: "running", total: COUNT + 1 });
  expect(job.progress().events).toBeLessThanOrEqual(1_000);
  await chunks.return(undefined);
  expect(job.progress().state).toBe("cancelled");
});

test("what is cancelled in the middle is no archive, and is recorded as cancelled", async () => {
  const id = crypto.randomUUID();
  const { files, follow } = await startExport(index.reader, request("event:GetObject"), id);
  const chunks = follow(zipStream(files()));
  const parts: Buffer[] = [];
  const reading = (async () => {
    for await (const chunk of chunks) {
      parts.push(chunk);
      if (parts.length === 3) findExport(index.reader, id).cancel();
    }
  })();
  await expect(reading).rejects.toMatchObject({ name: "AppError", kind: "unavailable" });
  await expect(readZip(Buffer.concat(parts))).rejects.toThrow();
  expect(findExport(index.reader, id).progress()).toMatchObject({ state: "cancelled" });
  expect(await lastAudit()).toMatchObject({
    action: "export",
    actor: "local",
    target: "event:GetObject",
    detail: { state: "cancelled", sha256: null },
  });
});

test("a client that hangs up cancels its export", async () => {
  const gone = new AbortController();
  const asking = { ...index.reader, signal: gone.signal };
  const { events, follow, job } = await startExport(asking, request(""));
  const chunks = follow(events.chunks);
  await chunks.next();
  gone.abort();
  await expect(chunks.next()).rejects.toMatchObject({ kind: "unavailable" });
  expect(job.progress().state).toBe("cancelled");
});

test("that an export began is recorded before the first byte, and its end under the same id", async () => {
  const { events, follow, job } = await startExport(index.reader, request("event:GetObject"));
  const entries = () =>
    index.db.owner.auditEntry.findMany({
      where: { detail: { path: ["export"], equals: job.id } },
      orderBy: { id: "asc" },
    });
  expect(await entries()).toEqual([]);
  const chunks = follow(events.chunks);
  await chunks.next();
  expect(await entries()).toMatchObject([
    { action: "export", target: "event:GetObject", detail: { state: "begun", format: "ndjson" } },
  ]);
  await chunks.return(undefined);
  expect(await entries()).toMatchObject([
    { detail: { state: "begun" } },
    { detail: { state: "cancelled", count: expect.any(Number) } },
  ]);
});

test("nothing is handed out when it cannot be recorded", async () => {
  const { owner } = index.db;
  const { events, follow, job } = await startExport(index.reader, request(""));
  await owner.$executeRaw`alter table audit_entry rename to audit_entry_gone`;
  await expect(collect(follow(events.chunks))).rejects.toThrow();
  await owner.$executeRaw`alter table audit_entry_gone rename to audit_entry`;
  expect(job.progress()).toMatchObject({ state: "failed", bytes: 0 });
});

test("how many records were read is told while none of them matches", async () => {
  const { events, follow, job } = await startExport(index.reader, request("request.pad:*~*"));
  expect(job.progress()).toMatchObject({ events: 0, records: 0 });
  expect((await collect(follow(events.chunks))).length).toBe(0);
  expect(job.progress()).toMatchObject({ events: 0, records: COUNT + 1 });
  const exact = await startExport(index.reader, request("event:GetObject"));
  expect(exact.job.progress().records).toBe(null);
});

test("only records that had to be opened count as read, and only events that match as events", async () => {
  const q = "error:AccessDenied OR request.pad:*~*";
  const { events, follow, job } = await startExport(index.reader, request(q));
  await collect(follow(events.chunks));
  const denied = COUNT / 4;
  expect(job.progress()).toMatchObject({ events: denied, records: COUNT + 1 - denied });
});

test("the events in all are those that the export will hold", async () => {
  const { job } = await startExport(index.reader, request("", { limit: 5 }), "limited");
  await vi.waitFor(() => expect(job.total).toBe(5));
  job.cancel();
});

test("a failure is no end either, and says why", async () => {
  const started = await startExport(index.reader, request(""));
  async function* failing(): AsyncGenerator<Buffer> {
    yield Buffer.from("part");
    throw new Error("disk of the database is full");
  }
  await expect(collect(started.follow(failing()))).rejects.toThrow("disk of the database");
  expect(started.job.progress()).toMatchObject({ state: "failed", problem: "The export failed." });
  expect(await lastAudit()).toMatchObject({ detail: { state: "failed", sha256: null } });
});

test("each export is recorded with its question, count and hash", async () => {
  const q = "request.bucketName:bucket-2 error:AccessDenied";
  const { bytesOf, manifest } = await packed(request(q, { format: "md", cols: ["time", "user"] }));
  expect(await lastAudit()).toMatchObject({
    action: "export",
    target: q,
    detail: {
      state: "done",
      format: "md",
      cols: ["time", "user"],
      count: manifest.count,
      bytes: bytesOf("events.md").length,
      sha256: sha256(bytesOf("events.md")),
    },
  });
});
