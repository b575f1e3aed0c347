import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generate } from "@/bench/generator/generate";
import type { EventLink } from "@/lib/api/period-contract";
import {
  type RegionGrid,
  type RegionParams,
  regionGridSchema,
  regionParamsSchema,
} from "@/lib/api/region-contract";
import { scopeCondition } from "@/lib/api/scope-condition";
import { countEvents } from "@/lib/events/count-events";
import { toQuestion } from "@/lib/events/to-question";
import { corpusFiles, corpusSets } from "@/lib/ingest/testing/corpus";
import { openFilledIndex, type TestFiles, type TestIndex } from "@/lib/ingest/testing/test-index";
import { allOf } from "@/lib/search/value-condition";
import { getRegionGrid } from "./get-region-grid";

const NOW_MS = Date.UTC(2026, 9, 5);
const invictus = corpusSets().filter(({ path }) => path === "invictus");

/** Long enough that the incident has a known time before it. */
async function generated(): Promise<TestFiles> {
  const files = new Map<string, Buffer>();
  const sink = {
    async put(key: string, body: Uint8Array) {
      files.set(key, Buffer.from(body));
    },
  };
  await generate({ seed: 7, events: 2_500, days: 34, accounts: 3, digests: false }, sink);
  return Object.fromEntries(files);
}

interface TestSet {
  readonly name: string;
  readonly files: () => Promise<TestFiles>;
  readonly asked: readonly RegionParams[];
}

const SETS: readonly TestSet[] = [
  {
    name: "generated",
    files: generated,
    asked: [
      { grid: "day", tz: "Asia/Kolkata", from: "2026-09-19T00:20Z", to: "2026-10-04T10:10Z" },
      { grid: "hour", from: "2026-09-24T00:15Z", to: "2026-09-25T07:45Z" },
      { grid: "hour-day", from: "2026-09-20T03:30Z", to: "2026-10-01T00:00Z" },
      { grid: "week", from: "2026-09-20T03:30Z", to: "2026-10-01T00:00Z", scope: "111122223333" },
      {
        from: "2026-09-24T02:17:03Z",
        to: "2026-09-24T02:40:09Z",
        scope: "111122223333,222233334444",
      },
    ],
  },
  ...invictus.map(
    (set): TestSet => ({
      name: "invictus",
      files: async (): Promise<TestFiles> => Object.fromEntries(corpusFiles(set)),
      asked: [
        { grid: "day" },
        { grid: "hour", from: "2023-07-10T11:20:30Z", to: "2023-07-10T13:00Z" },
        { grid: "week", from: "2023-07-10T00:00Z", to: "2023-07-11T00:00Z" },
      ],
    }),
  ),
];

describe.each(SETS)("$name", ({ files, asked }) => {
  let index: TestIndex;
  beforeAll(async () => {
    index = await openFilledIndex(await files());
  }, 240_000);
  afterAll(() => index.close());

  async function ask(params: RegionParams): Promise<RegionGrid> {
    const parsed = regionParamsSchema.parse(params);
    return regionGridSchema.strict().parse(await getRegionGrid(index.reader, parsed, NOW_MS));
  }

  async function eventsOf({ q, fromMs, toMs }: EventLink): Promise<number> {
    const { question } = toQuestion({ q }, NOW_MS);
    return (await countEvents(index.reader, { ...question, fromMs, toMs })).total;
  }

  test.each(asked)(
    "every cell has as many events as its link: %o",
    { timeout: 240_000 },
    async (params) => {
      const { rows, columns, period } = await ask(params);
      const { scope } = params;
      const cells = rows.flatMap((row) => row.cells.map((cell) => ({ row, cell })));
      expect(cells.length).toBeGreaterThan(0);
      for (const { row, cell } of cells) {
        const column = columns[cell.column];
        const link = {
          q: allOf(scopeCondition(scope), row.q, column?.q ?? ""),
          fromMs: column?.startMs ?? period.fromMs,
          toMs: column?.endMs ?? period.toMs,
        };
        const place = JSON.stringify([row.region, column]);
        expect(await eventsOf(link), place).toBe(cell.all.events);
        const narrow = async (more: string) => eventsOf({ ...link, q: allOf(link.q, more) });
        expect(await narrow("global:true"), place).toBe(cell.global.events);
        expect(await narrow("outcome:denied"), place).toBe(cell.all.denied);
        for (const { kind, events, link: about } of cell.marks) {
          const listed = await eventsOf(about);
          if (events === null) expect(listed, `${place} ${kind}`).toBeGreaterThan(0);
          else expect(listed, `${place} ${kind}`).toBe(events);
        }
      }
      const everything = { q: scopeCondition(scope), fromMs: period.fromMs, toMs: period.toMs };
      const sum = rows.reduce((total, { all }) => total + all.events, 0);
      expect(sum).toBe(await eventsOf(everything));
      for (const row of rows) {
        expect(row.cells.reduce((total, { all }) => total + all.events, 0)).toBe(row.all.events);
        expect(row.cells.filter(({ column }) => row.uncovered.includes(column))).toEqual([]);
      }
    },
  );

  test.each(asked)("every other number has as many events as its link: %o", async (params) => {
    const { served, signIns, accounts } = await ask(params);
    const links = [...served, ...signIns, ...accounts.flatMap(({ outside }) => outside)];
    for (const { events, link } of links) expect(await eventsOf(link), link.q).toBe(events);
  });
});

test("in the sample the intruder's Region is new, and says by whom", {
  timeout: 240_000,
}, async () => {
  const index = await openFilledIndex(await generated());
  const params = regionParamsSchema.parse({ from: "2026-09-20T00:00Z", to: "2026-10-05T00:00Z" });
  const { rows, baseline } = await getRegionGrid(index.reader, params, NOW_MS);
  expect(baseline.isEnough).toBe(true);
  const marks = rows.flatMap(({ region, cells }) =>
    cells.flatMap(({ marks }) => marks.map(({ kind, sentence }) => [region, kind, sentence])),
  );
  expect(marks.filter(([, kind]) => kind === "N")).toEqual([
    [
      "sa-east-1",
      "N",
      expect.stringMatching(
        /^\d+ events?; 0 in the 45 days before, of which \d+ were covered; first by user \S+ at \d+ Sep 2026 /,
      ),
    ],
  ]);
  await index.close();
});
