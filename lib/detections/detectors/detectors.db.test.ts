import { describe, expect, test } from "vitest";
import { generate } from "@/bench/generator/generate";
import { openTestIndex, type TestFiles } from "@/lib/ingest/testing/test-index";
import { listDetectors } from "./all-detectors";
import { StandingFindings } from "./testing/standing-findings";

/** Forty days of three accounts, thin traffic: 50 events of an account a day. */
async function fortyDays(quietDays: number): Promise<TestFiles> {
  const files = new Map<string, Buffer>();
  const sink = {
    async put(key: string, body: Uint8Array) {
      files.set(key, Buffer.from(body));
    },
  };
  const size = { seed: 7, events: 6_000, days: 40, accounts: 3, digests: false };
  await generate({ ...size, quietDays }, sink);
  return Object.fromEntries(files);
}

async function findingsOf(batches: readonly TestFiles[]) {
  const index = await openTestIndex();
  const findings = new StandingFindings(index, listDetectors(null));
  for (const batch of batches) {
    await index.ingest(batch);
    await findings.look();
  }
  await index.close();
  return findings.list();
}

/** The same files in an order of their own, a part at a time. */
function shuffled(files: TestFiles, parts: number): TestFiles[] {
  const entries = Object.entries(files).sort(([a], [b]) => (a.slice(-12) < b.slice(-12) ? -1 : 1));
  const size = Math.ceil(entries.length / parts);
  return Array.from({ length: parts }, (_, part) =>
    Object.fromEntries(entries.slice(part * size, (part + 1) * size)),
  );
}

test("a month without an incident says a handful, and nothing of it is high", async () => {
  const said = await findingsOf([await fortyDays(50)]);
  // Principals of the generator pick among many calls by chance: six times one was rare.
  expect(said.map(({ detector }) => detector)).toEqual(Array(6).fill("new"));
  expect(said.filter(({ level }) => level === "high")).toEqual([]);
}, 120_000);

describe("an incident", () => {
  test("is seen where it happened, whatever the order in which files come", async () => {
    const files = await fortyDays(30);
    const said = await findingsOf([files]);
    const ofIncident = said.filter(({ windowStartMs }) => windowStartMs === Date.UTC(2026, 8, 25));
    const told = ofIncident.map(({ detector, subject }) => [detector, subject[0]?.value]);
    expect(told).toEqual([
      ["breadth", "user|111122223333|build-legacy"],
      ["new", "user|111122223333|build-legacy"],
      ["region", "user|111122223333|build-legacy"],
      ["region", "user|111122223333|svc-metrics-sync"],
    ]);
    expect(await findingsOf(shuffled(files, 4))).toEqual(said);
  }, 180_000);
});
