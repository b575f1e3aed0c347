import { afterAll, beforeAll, expect, test } from "vitest";
import { coverageParamsSchema } from "@/lib/api/coverage-contract";
import { countEvents } from "@/lib/events/count-events";
import { toQuestion } from "@/lib/events/to-question";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { getCoverage } from "./get-coverage";
import {
  call,
  HOUR_MS,
  IRELAND,
  iso,
  key,
  letters,
  NOW_MS,
  OWN,
  openPlantedIndex,
  START_MS,
  timeAt,
  trailCall,
  VIRGINIA,
  window,
} from "./testing/planted-index";
import { plantRun, plantWindows } from "./testing/planted-windows";

let index: TestIndex;
beforeAll(async () => {
  index = await openPlantedIndex();
});
afterAll(() => index.close());

const ask = (from: number, to: number, more = {}, { reader } = index) =>
  getCoverage(
    reader,
    coverageParamsSchema.parse({ from: iso(from), to: iso(to), grid: "hour", ...more }),
    NOW_MS,
  );

test("gaps are hours in a row, with the call that explains them", async () => {
  const { gaps, moreGaps } = await ask(0, 14, { scope: OWN });
  const told = gaps.map(({ region, state, fromMs, toMs, cause }) =>
    [
      region,
      state,
      (fromMs - START_MS) / HOUR_MS,
      (toMs - START_MS) / HOUR_MS,
      cause?.eventName,
    ].join(" "),
  );
  expect(told.sort()).toEqual([
    "eu-west-1 missing 2 3 ",
    "eu-west-1 missing 4 6 ",
    "eu-west-1 off 7 10 StopLogging",
    "us-east-1 off 8 9 StopLogging",
    "us-west-2 missing 6 7 ",
    "us-west-2 off 7 9 StopLogging",
  ]);
  expect(moreGaps).toBe(0);
  const off = gaps.find(({ state }) => state === "off");
  expect(off?.cause).toMatchObject({ principal: "mallory", timeMs: timeAt(7.5) });
  for (const { cause, explain } of gaps) {
    for (const link of cause === null ? [] : [cause.link, explain]) {
      const { question } = toQuestion({ q: link.q }, NOW_MS);
      const { fromMs, toMs } = link;
      const found = await countEvents(index.reader, { ...question, fromMs, toMs });
      expect(found.total).toBeGreaterThan(0);
    }
  }
});

test("a Region that was opened is expected, and one that was closed is off and is not", async () => {
  const own = await openTestIndex();
  const region = (eventName: string, hours: number, RegionName: string) =>
    call(VIRGINIA, hours, {
      ...{ eventName, eventSource: "account.amazonaws.com", requestParameters: { RegionName } },
    });
  await own.ingest({
    [key(VIRGINIA, 5)]: [
      region("EnableRegion", 1, "ap-east-1"),
      region("EnableRegion", 1, "me-south-1"),
      region("DisableRegion", 2.5, "me-south-1"),
    ],
    [key({ account: OWN, region: "me-south-1" }, 2)]: [],
    [key(VIRGINIA, 9)]: [],
  });
  const grid = await ask(0, 8, {}, own);
  expect(grid.silent[0]?.regions).toContain("ap-east-1");
  expect(letters(grid, { account: OWN, region: "me-south-1" })).toBe("uudooooo");
  const closed = grid.rows.find((row) => row.region === "me-south-1");
  expect(closed).toMatchObject({ isExpected: false, isSeen: true });
  expect(grid.gaps).toMatchObject([{ state: "off", cause: { eventName: "DisableRegion" } }]);
  await own.close();
});

test("what one copy of a trail lacks and another has is not missing", async () => {
  const own = await openTestIndex();
  const lost = key(IRELAND, 1.5);
  await own.ingest({ [key(IRELAND, 0.5)]: [call(IRELAND, 0.4)], [key(IRELAND, 9)]: [] });
  const runId = await plantRun(own, [lost]);
  const copy = { runId, sourceId: own.sourceId + 1 };
  await plantWindows(own, [
    window(IRELAND, 0, 1, { runId, named: 1 }),
    window(IRELAND, 1, 2, { runId, named: 1, here: 0 }),
    window(IRELAND, 2, 4, { runId, state: "missing" }),
    window(IRELAND, 2, 3, copy),
    window(IRELAND, 3, 4, { ...copy, trail: "other" }),
    window(IRELAND, 4, 5, { runId, state: "missing" }),
  ]);
  const read = async () => letters(await ask(0, 6, {}, own), IRELAND);
  expect(await read()).toBe("cmeemu");
  // It comes with another source, and in a later version of its own.
  await own.ingest({ [`copy/${lost}`]: [call(IRELAND, 1.4)] });
  await plantWindows(own, [window(IRELAND, 1, 2, { ...copy, named: 1 })]);
  expect(await read()).toBe("cceemu");
  await own.close();
});

test("a call to the trail's own bucket explains what is missing, one to another does not", async () => {
  const own = await openTestIndex();
  const policy = (bucketName: string, hours: number) =>
    call(VIRGINIA, hours, {
      ...{ eventName: "PutBucketPolicy", eventSource: "s3.amazonaws.com" },
      requestParameters: { bucketName },
    });
  await own.ingest({
    [key(VIRGINIA, 0.2)]: [
      trailCall("CreateTrail", 0.1, {
        requestParameters: { name: "main", isMultiRegionTrail: true, s3BucketName: "trail-logs" },
      }),
    ],
    [key(VIRGINIA, 2)]: [policy("trail-logs", 1.8), policy("pictures", 1.9)],
    [key(IRELAND, 9)]: [],
  });
  await plantWindows(own, [window(IRELAND, 2, 4, { state: "missing" })]);
  const { gaps } = await ask(0, 6, {}, own);
  expect(gaps).toMatchObject([
    { ...IRELAND, state: "missing", cause: { eventName: "PutBucketPolicy", timeMs: timeAt(1.8) } },
  ]);
  await own.close();
});

test("a stop ends where something comes again, though no call says why", async () => {
  const own = await openTestIndex();
  await own.ingest({
    [key(VIRGINIA, 0.2)]: [trailCall("StopLogging", 0.1)],
    [key(VIRGINIA, 5.5)]: [],
    [key(VIRGINIA, 12)]: [],
  });
  expect(letters(await ask(0, 9, {}, own), VIRGINIA)).toBe("dooooduuu");
  await own.close();
});
