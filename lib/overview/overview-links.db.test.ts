import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generate } from "@/bench/generator/generate";
import {
  FRESH_KINDS,
  MOVER_KINDS,
  type Overview,
  overviewSchema,
} from "@/lib/api/overview-contract";
import type { EventLink, PeriodParams } from "@/lib/api/period-contract";
import { countEvents } from "@/lib/events/count-events";
import { toQuestion } from "@/lib/events/to-question";
import { corpusFiles, corpusSets } from "@/lib/ingest/testing/corpus";
import { openFilledIndex, type TestFiles, type TestIndex } from "@/lib/ingest/testing/test-index";
import { allOf } from "@/lib/search/value-condition";
import { getOverview } from "./get-overview";

const NOW_MS = Date.UTC(2026, 9, 5);

async function generated(): Promise<TestFiles> {
  const files = new Map<string, Buffer>();
  const sink = {
    async put(key: string, body: Uint8Array) {
      files.set(key, Buffer.from(body));
    },
  };
  await generate({ seed: 11, events: 3_000, days: 40, accounts: 3, digests: false }, sink);
  return Object.fromEntries(files);
}

const SETS = [
  {
    name: "generated",
    files: generated,
    /** The usual one; minutes at both ends; accounts; within a day. */
    periods: [
      {},
      { from: "2026-09-24T10:20Z", to: "2026-10-03T07:41:09Z" },
      { from: "2026-09-20T00:00Z", to: "2026-10-01T00:00Z", scope: "111122223333,222233334444" },
      { from: "2026-09-23T09:17:03Z", to: "2026-09-23T15:40:09Z" },
    ],
  },
  ...corpusSets()
    .filter(({ path }) => path === "invictus")
    .map((set) => ({
      name: "invictus",
      files: async (): Promise<TestFiles> => Object.fromEntries(corpusFiles(set)),
      periods: [{}, { from: "2023-07-10T11:50:30Z", to: "2023-07-10T13:04Z" }],
    })),
] satisfies readonly {
  name: string;
  files: () => Promise<TestFiles>;
  periods: readonly PeriodParams[];
}[];

/** Every number that has a link, with what the page adds to the link. */
function* numbersOf(overview: Overview): Generator<[string, EventLink | null, number]> {
  const { counts, previousCounts, link, previousLink, activity, period } = overview;
  const outcomes = [
    ["events", ""],
    ["success", "outcome:success"],
    ["denied", "outcome:denied"],
    ["errors", "outcome:error"],
    ["unknown", "outcome:unknown"],
  ] as const;
  for (const [name, condition] of outcomes) {
    yield [name, { ...link, q: allOf(link.q, condition) }, counts[name]];
    const before = { ...previousLink, q: allOf(previousLink.q, condition) };
    yield [`${name} before`, before, previousCounts[name]];
  }
  for (const { startMs, events } of activity.buckets) {
    const fromMs = Math.max(startMs, period.fromMs);
    const toMs = Math.min(startMs + activity.bucketMs, period.toMs);
    yield ["bucket", { ...link, fromMs, toMs }, events];
  }
  for (const { what, rows } of overview.fresh) {
    for (const row of rows) yield [`new ${what} ${row.label}`, row.link, row.events];
  }
  for (const group of [overview.root, overview.withoutMfa]) {
    yield ["group", group.link, group.events];
    for (const row of group.rows) yield [row.label, row.link, row.events];
  }
  for (const spike of overview.spikes.rows) yield ["spike", spike.link, spike.denied];
  for (const mover of overview.movers) {
    yield [mover.label, mover.link, mover.events];
    yield [`${mover.label} before`, mover.beforeLink, mover.before];
  }
}

describe.each(SETS)("$name", ({ files, periods }) => {
  let index: TestIndex;
  beforeAll(async () => {
    index = await openFilledIndex(await files());
  }, 240_000);
  afterAll(() => index.close());

  async function eventsOf({ q, fromMs, toMs }: EventLink): Promise<number> {
    const { question } = toQuestion({ q }, NOW_MS);
    return (await countEvents(index.reader, { ...question, fromMs, toMs })).total;
  }

  test.each(periods)(
    "every number is that of the events of its link: %o",
    async (params) => {
      const overview = await getOverview(index.reader, params, NOW_MS);
      expect(overviewSchema.strict().parse(overview)).toEqual(overview);
      expect(overview.movers.length).toBeGreaterThan(0);
      for (const [what, link, number] of numbersOf(overview)) {
        if (link === null) throw new Error(`no link: ${what}`);
        expect([what, link.q, await eventsOf(link)]).toEqual([what, link.q, number]);
      }
    },
    240_000,
  );

  test.each(periods)(
    "what is called new has no event before the period: %o",
    async (params) => {
      const { fresh, baseline, period, movers } = await getOverview(index.reader, params, NOW_MS);
      expect(fresh.map(({ what }) => what)).toEqual(baseline.isEnough ? FRESH_KINDS : []);
      for (const { rows, what, total } of fresh) {
        expect(rows.length).toBe(Math.min(10, total));
        for (const { link, firstMs, label } of rows) {
          if (link === null) throw new Error(`no link: ${what} ${label}`);
          expect(firstMs).toBeGreaterThanOrEqual(period.fromMs);
          expect([label, await eventsOf({ ...link, fromMs: null, toMs: firstMs })]).toEqual([
            label,
            0,
          ]);
        }
      }
      for (const what of MOVER_KINDS) {
        const changes = movers
          .filter((mover) => mover.what === what)
          .map(({ events, before }) => Math.abs(events - before));
        expect(changes).toEqual(changes.toSorted((a, b) => b - a));
      }
    },
    240_000,
  );
});
