import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { alertRowSchema } from "@/lib/api/alert-contract";
import { detectAll } from "@/lib/detections/run-detections";
import {
  type AlertIndex,
  openAlertIndex,
  ruleText,
  TEST_ACCOUNT,
} from "@/lib/detections/testing/open-alert-index";
import { alerts } from "./alerts";

const NOON = Date.UTC(2026, 0, 2, 12);

let index: AlertIndex;
let said = "";
beforeAll(async () => {
  index = await openAlertIndex();
  vi.stubEnv("DATABASE_URL", index.url);
  const trail = await index.addRule(ruleText("Trail blinded", "level: high\n"));
  const root = await index.addRule(ruleText("Root", "level: low\nalert-by: [ip]\n"));
  await index.addHits(trail, [
    { number: 1, timeMs: NOON, fields: { "ct.principal": "user|1|mal\u001b[2Jlory" } },
    { number: 2, timeMs: NOON, fields: { "ct.principal": "eve" }, outcome: "denied" },
  ]);
  await index.addHits(root, [{ number: 3, timeMs: NOON + 1_000, fields: { ip: "1.2.3.4" } }]);
  await detectAll(index.db, { detectors: [] });
});
beforeEach(() => {
  said = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    said += String(text);
    return true;
  });
  return () => vi.restoreAllMocks();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await index.close();
});

const run = (options: Record<string, string | boolean> = {}, ...words: string[]) =>
  alerts.run({ words, options });

const rows = () =>
  said
    .trimEnd()
    .split("\n")
    .map((line) => alertRowSchema.parse(JSON.parse(line)));

test("alerts are listed as JSON, one on each line, as the API tells them", async () => {
  expect(await run({ json: true })).toBe(0);
  expect(rows()).toHaveLength(3);
  expect(rows()[0]).toMatchObject({
    ...{ title: "Root", level: "low", state: "open", count: 1, failed: 0, lastMs: NOON + 1_000 },
    ...{ accounts: [TEST_ACCOUNT], subject: [{ field: "ip", value: "1.2.3.4" }] },
  });
  expect(rows().map(({ title }) => title)).toContain("Attempted: Trail blinded");
});

test("they are narrowed by state, level and time; none is told by the exit code", async () => {
  expect(await run({ json: true, level: "high" })).toBe(0);
  expect(rows().map(({ title }) => title)).toEqual(["Trail blinded"]);
  said = "";
  expect(await run({ json: true, state: "closed" })).toBe(1);
  expect(await run({ json: true, from: "2026-01-03" })).toBe(1);
  expect(said).toBe("");
  await expect(run({ level: "worst" })).rejects.toThrow();
});

test("for people each alert is told in lines that cannot drive the terminal", async () => {
  expect(await run({ level: "high" })).toBe(0);
  expect(said).toMatch(/^ +\d+ {2}high {11}open {10}Trail blinded\n/);
  expect(said).toContain("1, 0 failed");
  expect(said).not.toContain("\u001b");
});

test("an alert is closed with a reason, which has to be one", async () => {
  await run({ json: true, level: "high" });
  const id = String(rows()[0]?.id);
  await expect(run({ reason: "bored" }, "close", id)).rejects.toThrow("--reason takes");
  await expect(run({ reason: "expected" }, "close")).rejects.toThrow("Which alert?");
  await expect(run({}, "open", id)).rejects.toThrow('no command "alerts open"');
  expect(await run({ reason: "expected", note: "A test" }, "close", id)).toBe(0);
  said = "";
  await run({ json: true, state: "closed" });
  expect(rows()).toMatchObject([{ id: Number(id), reason: "expected" }]);
});
