import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { saveRule } from "@/lib/detections/rules/save-rule";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { hunt } from "./hunt";

const GET = `title: Reads of objects
name: reads
logsource: { product: aws, service: cloudtrail }
detection: { call: { eventName: GetObject }, condition: call }`;

let index: TestIndex;
let dir: string;
let said = "";
beforeEach(async () => {
  index = await openTestIndex();
  dir = mkdtempSync(join(tmpdir(), "trailglass-hunt-"));
  vi.stubEnv("DATABASE_URL", index.url);
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    said += String(text);
    return true;
  });
  const record = (number: number, eventTime: string) =>
    sampleRecord(number, { eventTime, recipientAccountId: "111111111111" });
  await index.ingest({
    a: [
      record(1, "2026-01-02T03:04:05Z"),
      record(2, "2026-01-03T03:04:05Z"),
      { ...record(3, "2026-01-03T03:04:05Z"), errorCode: "AccessDenied" },
      sampleRecord(4, { eventName: "Put\u001b[2J" }),
    ],
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(dir, { recursive: true });
  await index.close();
});

async function asked(word: string, options: Record<string, string | boolean> = {}) {
  said = "";
  const code = await hunt.run({ words: [word], options: { data: dir, ...options } });
  return { code, said };
}

test("a file of a rule is looked for, and counts per day are printed", async () => {
  const path = join(dir, "rule.yml");
  writeFileSync(path, GET);
  expect(await asked(path)).toEqual({
    code: 0,
    said: "2026-01-02  1\n2026-01-03  2  1 failed\n3 found, 3 events looked at\n",
  });
  expect(await asked(path, { account: "222222222222" })).toEqual({
    code: 1,
    said: "0 found, 0 events looked at\n",
  });
  const { said: json } = await asked(path, { json: true, from: "2026-01-03" });
  expect(JSON.parse(json)).toMatchObject({ state: "done", purpose: "preview", hits: 2 });
  await expect(asked(path, { "back-fill": true })).rejects.toThrow("not a file");
  await expect(asked(path, { account: "me" })).rejects.toThrow("12-digit");
  writeFileSync(path, "title: broken");
  await expect(asked(path)).rejects.toMatchObject({ kind: "invalid" });
});

test("a rule is named by its name, title or number, and its hits can be kept", async () => {
  const saved = await saveRule(index.db.owner, { text: GET, by: "test" });
  if (saved.kind === "refused") throw new Error("refused");
  for (const name of ["READS", "Reads of objects", String(saved.ruleId)]) {
    expect((await asked(name)).code).toBe(0);
  }
  expect(await index.db.owner.ruleHit.count()).toBe(0);
  expect((await asked("reads", { "back-fill": true })).said).toContain("3 found");
  expect(await index.db.owner.ruleHit.count()).toBe(3);
  await expect(asked("no such rule")).rejects.toMatchObject({ kind: "not_found" });
});
