import { afterEach, expect, test, vi } from "vitest";
import { regionGridSchema } from "@/lib/api/region-contract";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex } from "@/lib/ingest/testing/test-index";
import { regions } from "./regions";
import { FOUND, NOT_FOUND } from "./run";

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

test("the command prints the grid that the page shows, and says whether anything happened", async () => {
  const index = await openTestIndex();
  await index.ingest({ one: [sampleRecord(1, { awsRegion: "eu-west-3" })] });
  vi.stubEnv("DATABASE_URL", index.url);
  const printed: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => printed.push(String(text)) > 0);
  const run = (options: Record<string, string | boolean>) => regions.run({ words: [], options });

  const time = { from: "2026-01-02T00:00Z", to: "2026-01-03T00:00Z" };
  expect(await run({ ...time, by: "hour", json: true })).toBe(FOUND);
  const { grid, rows } = regionGridSchema.parse(JSON.parse(printed.join("")));
  expect(grid).toBe("hour");
  const row = rows.find(({ region }) => region === "eu-west-3");
  expect(row).toMatchObject({ state: "active", cells: [{ column: 3, all: { events: 1 } }] });

  printed.length = 0;
  expect(await run({ from: "2025-01-02T00:00Z", to: "2025-01-03T00:00Z" })).toBe(NOT_FOUND);
  expect(printed.join("")).toMatch(/^eu-west-3 +uncovered +0 +0 +0 +0$/m);
  await index.close();
});
