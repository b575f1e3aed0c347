import { afterEach, expect, test, vi } from "vitest";
import { coverageGridSchema } from "@/lib/api/coverage-contract";
import { logKey, plantWindows } from "@/lib/coverage/testing/planted-windows";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex } from "@/lib/ingest/testing/test-index";
import { coverage } from "./coverage";
import { FOUND, NOT_FOUND, UsageError } from "./run";

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

test("the command prints what the page shows, and says whether anything is missing", async () => {
  const index = await openTestIndex();
  const place = { account: "111122223333", region: "eu-west-3" };
  const startMs = Date.UTC(2026, 0, 2, 3);
  const record = sampleRecord(1, { recipientAccountId: place.account, awsRegion: place.region });
  await index.ingest({ [logKey(place, startMs)]: [record], [logKey(place, startMs + 9e7)]: [] });
  vi.stubEnv("DATABASE_URL", index.url);
  const printed: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => printed.push(String(text)) > 0);
  const run = (options: Record<string, string | boolean>) => coverage.run({ words: [], options });

  const time = { from: "2026-01-02T00:00Z", to: "2026-01-03T00:00Z" };
  expect(await run({ ...time, by: "hour", json: true })).toBe(FOUND);
  const { grid, rows } = coverageGridSchema.parse(JSON.parse(printed.join("")));
  expect(grid).toBe("hour");
  const row = rows.find(({ region }) => region === place.region);
  expect(row?.cells[3]).toMatchObject({ state: "delivered", files: 1, events: 1 });

  printed.length = 0;
  const toMs = startMs + 3 * 3_600_000;
  await plantWindows(index, [{ ...place, fromMs: startMs, toMs, state: "missing" }]);
  expect(await run(time)).toBe(NOT_FOUND);
  const text = printed.join("");
  expect(text).toMatch(/^111122223333 +eu-west-3 +3 +21$/m);
  expect(text).toMatch(/^gap +missing +eu-west-3 of 111122223333 .*03:00:00Z to .*06:00:00Z/m);
  expect(text).toMatch(/^no trail evidence from .*sa-east-1.* of 111122223333$/m);
  await expect(run({ by: "week" })).rejects.toThrow(UsageError);
  await index.close();
});
