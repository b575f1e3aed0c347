import { afterAll, beforeAll, expect, test } from "vitest";
import {
  coverageExportParamsSchema,
  coverageGridSchema,
  coverageParamsSchema,
} from "@/lib/api/coverage-contract";
import { countEvents } from "@/lib/events/count-events";
import { describeCoverage } from "@/lib/events/describe-coverage";
import { toQuestion } from "@/lib/events/to-question";
import { listUncovered } from "@/lib/events/uncovered";
import type { TestIndex } from "@/lib/ingest/testing/test-index";
import { allOf, valueCondition } from "@/lib/search/value-condition";
import { exportCoverage } from "./export-coverage";
import { getCoverage } from "./get-coverage";
import {
  HOUR_MS,
  IRELAND,
  iso,
  letters,
  NOW_MS,
  OREGON,
  OTHER,
  OWN,
  openPlantedIndex,
  START_MS,
  THEIRS,
  timeAt,
  VIRGINIA,
} from "./testing/planted-index";

let index: TestIndex;
beforeAll(async () => {
  index = await openPlantedIndex();
});
afterAll(() => index.close());

const ask = (from: number, to: number, more = {}, reader = index.reader) =>
  getCoverage(
    reader,
    coverageParamsSchema.parse({ from: iso(from), to: iso(to), grid: "hour", ...more }),
    NOW_MS,
  );

test("each hour of each place has the state that what is known of it gives", async () => {
  const grid = coverageGridSchema.strict().parse(await ask(0, 14));
  // Of Ireland a file of hour 2 is lost, the digest of hours 4 and 5 is not there, and nothing is
  // known from hour 7 on, in which the trail is stopped; later than hour 10 nothing was delivered.
  expect(letters(grid, IRELAND)).toBe("ccmemmeoooluuu");
  expect(letters(grid, OREGON)).toBe("uuudulmoodduuu");
  expect(letters(grid, VIRGINIA).slice(0, 10)).toBe("ceeeeecdod");
  expect(letters(grid, THEIRS)).toBe("dduuuuuuulludu");
  const ofRows = grid.rows.map(({ hours }) => Object.values(hours).reduce((a, b) => a + b, 0));
  expect(new Set(ofRows)).toEqual(new Set([14]));
});

test("a family has its own files: another's do not cover its hours, nor does its loss", async () => {
  const grid = await ask(0, 8, { family: "insight" });
  expect(letters(grid, IRELAND)).toBe("eeemmmeo");
  const row = grid.rows.find(({ region, account }) => region === "eu-west-1" && account === OWN);
  expect(row?.cells[5]).toMatchObject({ files: 1, events: 1 });
});

test("days hold the hours of days, and the worst of them", async () => {
  const { rows, columns } = await ask(1, 30, { grid: "day" });
  expect(columns.map(({ startMs, endMs }) => (endMs - startMs) / HOUR_MS)).toEqual([23, 6]);
  const row = rows.find(({ region, account }) => region === "eu-west-1" && account === OWN);
  expect(row?.cells[0]).toEqual({
    ...{ column: 0, state: "missing", files: 2, events: 3 },
    hours: { complete: 1, missing: 3, "proven-empty": 2, off: 3, late: 1, unknown: 13 },
  });
});

test("each cell has as many events as the list of its place and time", async () => {
  for (const grid of ["hour", "day"]) {
    const { rows, columns } = await ask(0, 20, { grid });
    for (const { account, region, cells } of rows.filter(({ isSeen }) => isSeen)) {
      const q = allOf(valueCondition("account", account), valueCondition("region", region));
      for (const { column, events } of cells) {
        const { startMs = 0, endMs = 0 } = columns[column] ?? {};
        const { question } = toQuestion({ q }, NOW_MS);
        const listed = await countEvents(index.reader, {
          ...question,
          fromMs: startMs,
          toMs: endMs,
        });
        expect(listed.total).toBe(events);
      }
    }
  }
});

test("Regions that are open to an account and from which nothing came are named", async () => {
  const { silent, rows } = await ask(0, 14);
  const own = silent.find(({ account }) => account === OWN)?.regions ?? [];
  expect(own).toContain("sa-east-1");
  expect(own).toContain("eu-west-2");
  for (const region of ["eu-west-1", "us-east-1", "ap-east-1", "us-gov-west-1"]) {
    expect(own).not.toContain(region);
  }
  const row = rows.find(({ account, region }) => account === OWN && region === "eu-west-2");
  expect(row).toMatchObject({
    isExpected: true,
    isSeen: false,
    hours: { unknown: 10, off: 3, late: 1 },
  });
});

test("the last delivery of each place, and how far it lies behind the newest of the account", async () => {
  const { rows } = await ask(0, 1);
  const lags = rows
    .filter(({ account, isSeen }) => account === OWN && isSeen)
    .map(({ region, lastDeliveryMs, lagSeconds }) => [
      region,
      ((lastDeliveryMs ?? 0) - START_MS) / HOUR_MS,
      (lagSeconds ?? 0) / 3600,
    ]);
  expect(lags).toEqual([
    ["eu-west-1", 5.5, 4.5],
    ["us-east-1", 9.6, 0.4],
    ["us-west-2", 10, 0],
  ]);
});

test("a reader of one account is told of no other, by no part of the answer", async () => {
  const reader = { ...index.reader, accounts: [OTHER] };
  const grid = await ask(0, 14, {}, reader);
  expect(JSON.stringify(grid)).not.toContain(OWN);
  expect(new Set(grid.rows.map(({ account }) => account))).toEqual(new Set([OTHER]));
  // The calls that stopped the trail are another account's.
  expect(grid.gaps).toEqual([]);
  await expect(ask(0, 14, { scope: OWN }, reader)).resolves.toMatchObject({ rows: [], silent: [] });
});

test("the histogram's gaps are hours that nothing covers, and those with a lost file", async () => {
  const hours = (gaps: { fromMs: number; toMs: number }[]) =>
    gaps.map(({ fromMs, toMs }) => [(fromMs - START_MS) / HOUR_MS, (toMs - START_MS) / HOUR_MS]);
  const own = { ...index.reader, accounts: [OWN] };
  expect(hours(await listUncovered(own, timeAt(0), timeAt(14)))).toEqual([
    // A file of hour 2 and an Insights file of hour 3 are lost; one of hour 6 is gone.
    ...[
      [2, 4],
      [6, 7],
      [8, 9],
      [11, 14],
    ],
  ]);
});

test("an empty answer says what is known of its hours, in the Regions that it is about", async () => {
  const describe = async (q: string) => {
    const { question } = toQuestion({ q, from: iso(0), to: iso(8) }, NOW_MS);
    return (await describeCoverage(index.reader, question)).hours;
  };
  expect(await describe(`region:eu-west-1 account:${OWN} user:nobody`)).toEqual({
    places: 1,
    states: { complete: 2, missing: 3, "proven-empty": 2, off: 1 },
  });
  expect(await describe("user:nobody")).toMatchObject({ places: 4 });
  // Nothing ever came from there.
  expect(await describe(`region:AP-EAST-1 account:${OWN}`)).toEqual({
    places: 1,
    states: { unknown: 7, off: 1 },
  });
});

test("the export has every cell and every gap", async () => {
  const read = async (more: object) => {
    const params = coverageExportParamsSchema.parse({
      from: iso(0),
      to: iso(14),
      grid: "hour",
      ...more,
    });
    const parts: Buffer[] = [];
    for await (const part of await exportCoverage(index.reader, params, NOW_MS)) parts.push(part);
    return Buffer.concat(parts).toString();
  };
  const grid = await ask(0, 14);
  const cells = grid.rows.reduce((sum, row) => sum + row.cells.length, 0);
  expect((await read({})).trim().split("\r\n")).toHaveLength(cells + 1);
  expect((await read({ what: "gaps" })).trim().split("\r\n")).toHaveLength(grid.gaps.length + 1);
  expect(JSON.parse(await read({ format: "json" }))).toEqual(grid);
});

test("a period that is too long, times and accounts that cannot be read are refused", async () => {
  for (const [more, field] of [
    [{ to: "2026-02-28" }, "grid"],
    [{ grid: "day", to: "2028-01-01" }, "from"],
    [{ from: "no time" }, "from, to"],
    [{ scope: "1; drop table event" }, "scope"],
  ] as const) {
    await expect(ask(0, 1, more)).rejects.toMatchObject({
      kind: "invalid",
      details: { fields: { [field]: expect.any(String) } },
    });
  }
});
