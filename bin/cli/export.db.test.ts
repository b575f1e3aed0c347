import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { exportManifestSchema } from "@/lib/api/desk-contract";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { exportCommand, exportTo, requestOf } from "./export";
import { run, UsageError } from "./run";

const COUNT = 1_200;
let index: TestIndex;
let dir: string;

beforeAll(async () => {
  index = await openTestIndex();
  await index.ingest({
    records: Array.from({ length: COUNT }, (_, number) => sampleRecord(number)),
  });
  dir = mkdtempSync(join(tmpdir(), "trailglass-export-"));
});
afterAll(async () => {
  rmSync(dir, { recursive: true });
  await index.close();
});
afterEach(() => vi.restoreAllMocks());

/** What was said on standard error, which the test runner need not see. */
function listen(): string[] {
  const said: string[] = [];
  vi.spyOn(process.stderr, "write").mockImplementation((text) => said.push(String(text)) > 0);
  return said;
}

const request = (words: string[], options: Record<string, string> = {}) =>
  requestOf({ words, options });

test("a folder gets the events, their manifest and sums that fit, and says how many", async () => {
  const said = listen();
  const out = join(dir, "new/folder");
  expect(await exportTo(out, index.reader, request(["event:GetObject"]))).toBe(COUNT);
  expect(readdirSync(out).sort()).toEqual(["SHA256SUMS", "events.ndjson", "manifest.json"]);
  const manifest = exportManifestSchema.parse(
    JSON.parse(readFileSync(join(out, "manifest.json"), "utf8")),
  );
  expect(manifest).toMatchObject({ query: "event:GetObject", count: COUNT, complete: true });
  const sums = readFileSync(join(out, "SHA256SUMS"), "utf8").trimEnd().split("\n");
  expect(sums).toHaveLength(2);
  for (const line of sums) {
    const [sum, name = ""] = line.split("  ");
    expect(
      createHash("sha256")
        .update(readFileSync(join(out, name)))
        .digest("hex"),
    ).toBe(sum);
  }
  expect(said.join("")).toContain(`1\u202f200 of 1\u202f200 events`);
});

test("nothing is overwritten", async () => {
  listen();
  const out = join(dir, "taken");
  await exportTo(out, index.reader, request(["event:GetObject"]));
  writeFileSync(join(out, "events.ndjson"), "older evidence");
  await expect(exportTo(out, index.reader, request([""]))).rejects.toMatchObject({
    kind: "invalid",
    message: expect.stringContaining("exists already"),
  });
  expect(readFileSync(join(out, "events.ndjson"), "utf8")).toBe("older evidence");
});

test("an export that is stopped leaves no file behind", async () => {
  listen();
  const out = join(dir, "stopped");
  const stopped = new AbortController();
  const asked = { ...index.reader, signal: stopped.signal };
  const writing = exportTo(out, asked, request([""]));
  const seen = vi.waitFor(() => expect(existsSync(join(out, "events.ndjson.part"))).toBe(true), {
    interval: 1,
  });
  await seen.then(() => stopped.abort());
  await expect(writing).rejects.toMatchObject({ kind: "unavailable" });
  expect(readdirSync(out)).toEqual([]);
});

test("options that make no sense are wrong use, before anything is opened or written", async () => {
  const said = listen();
  expect(() => request([""], { format: "xml" })).toThrow(UsageError);
  expect(() => request([""], { sort: "random()" })).toThrow(UsageError);
  expect(await run({ export: exportCommand }, "", ["export", "root:true"])).toBe(2);
  expect(said.join("")).toContain("--out DIR");
});

test("columns and clock are those that were asked for", () => {
  const cols = 'time,request.bucketName,request."a,b",';
  const asked = request([""], { cols, tz: "local", format: "csv" });
  expect(asked).toMatchObject({
    cols: ["time", "request.bucketName", 'request."a,b"'],
    tz: expect.stringMatching(/^Asia\/Kath?mandu$/),
  });
});
