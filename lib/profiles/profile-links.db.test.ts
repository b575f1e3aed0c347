import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { generate } from "@/bench/generator/generate";
import type { EventLink, PeriodParams } from "@/lib/api/period-contract";
import {
  BLOCK_KINDS,
  blocksSchema,
  denialsSchema,
  PROFILE_KINDS,
  type ProfileKind,
  profileListSchema,
  profileSchema,
  type Tally,
} from "@/lib/api/profile-contract";
import { countByField } from "@/lib/events/count-by-field";
import { countEvents } from "@/lib/events/count-events";
import { toQuestion } from "@/lib/events/to-question";
import { corpusFiles, corpusSets } from "@/lib/ingest/testing/corpus";
import { openFilledIndex, type TestFiles, type TestIndex } from "@/lib/ingest/testing/test-index";
import { allOf, valueCondition } from "@/lib/search/value-condition";
import { getProfile } from "./get-profile";
import { listBlocks } from "./list-blocks";
import { listDenials } from "./list-denials";
import { listProfiles } from "./list-profiles";

const NOW_MS = Date.UTC(2026, 9, 5);
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const invictus = corpusSets().filter(({ path }) => path === "invictus");

async function generated(): Promise<TestFiles> {
  const files = new Map<string, Buffer>();
  const sink = {
    async put(key: string, body: Uint8Array) {
      files.set(key, Buffer.from(body));
    },
  };
  await generate({ seed: 7, events: 2_500, days: 40, accounts: 3, digests: false }, sink);
  return Object.fromEntries(files);
}

const SETS = [
  {
    name: "generated",
    files: generated,
    /** Minutes at both ends; whole days; accounts; within one day. */
    periods: [
      { from: "2026-09-16T10:20Z", to: "2026-10-03T07:41:09Z" },
      { from: "2026-09-20T00:00Z", to: "2026-10-01T00:00Z", scope: "111122223333,222233334444" },
      { from: "2026-09-23T02:17:03Z", to: "2026-09-23T05:40:09Z" },
    ],
  },
  ...invictus.map((set) => ({
    name: "invictus",
    files: async (): Promise<TestFiles> => Object.fromEntries(corpusFiles(set)),
    periods: [{}, { from: "2023-07-10T11:50:30Z", to: "2023-07-10T13:04Z" }],
  })),
] satisfies readonly {
  name: string;
  files: () => Promise<TestFiles>;
  periods: readonly PeriodParams[];
}[];

/** Profiles of each kind of which the links are walked. */
const WALKED = 2;

describe.each(SETS)("$name", ({ files, periods }) => {
  let index: TestIndex;
  beforeAll(async () => {
    index = await openFilledIndex(await files());
    // Where addresses are is asked of the environment, which must be one to be used at all.
    vi.stubEnv("DATABASE_URL", index.url);
  }, 240_000);
  afterAll(async () => {
    vi.unstubAllEnvs();
    await index.close();
  });

  async function eventsOf(link: EventLink, more = ""): Promise<number> {
    const { question } = toQuestion({ q: allOf(link.q, more) }, NOW_MS);
    const { fromMs, toMs } = link;
    return (await countEvents(index.reader, { ...question, fromMs, toMs })).total;
  }

  async function expectTally(link: EventLink | null, counts: Tally, place: unknown) {
    if (link === null) throw new Error(`no link: ${JSON.stringify(place)}`);
    const { question } = toQuestion({ q: link.q }, NOW_MS);
    const asked = { ...question, fromMs: link.fromMs, toMs: link.toMs };
    const { values } = await countByField(index.reader, asked, "outcome", 10);
    const of = (outcome: string) => values.find(({ value }) => value === outcome)?.count ?? 0;
    const found = {
      events: values.reduce((sum, { count }) => sum + count, 0),
      denied: of("denied"),
      errors: of("error"),
    };
    expect([place, link.q, found]).toEqual([place, link.q, counts]);
  }

  async function list(kind: ProfileKind, params: PeriodParams) {
    const page = { ...params, sort: "-events", offset: 0, limit: 200 } as const;
    return profileListSchema.strict().parse(await listProfiles(index.reader, kind, page, NOW_MS));
  }

  test.each(periods)(
    "every row of a list has the events of its link: %o",
    async (params) => {
      for (const kind of PROFILE_KINDS) {
        const { rows, total } = await list(kind, params);
        expect([kind, rows.length]).toEqual([kind, Math.min(200, total)]);
        if (kind !== "resource") expect(rows.length).toBeGreaterThan(0);
        for (const row of rows.slice(0, 40)) {
          await expectTally(row.link, row.counts, [kind, row.id]);
          if (row.mfa === null || row.link === null) continue;
          expect(row.mfa).toEqual({
            yes: await eventsOf(row.link, "mfa:true"),
            no: await eventsOf(row.link, "mfa:false"),
            unknown: await eventsOf(row.link, "missing:mfa"),
          });
        }
      }
    },
    240_000,
  );

  test.each(periods)(
    "every number of a profile has the events of its link: %o",
    async (params) => {
      for (const kind of PROFILE_KINDS) {
        const { rows } = await list(kind, params);
        for (const { id } of [...rows.slice(0, WALKED), ...rows.slice(-1)]) {
          const found = profileSchema
            .strict()
            .parse(await getProfile(index.reader, kind, id, params, NOW_MS));
          const { link, counts, mfa, hours, days, fresh } = found;
          if (link === null) throw new Error(`no link to ${id}`);
          const { success: _success, unknown: _unknown, ...tally } = counts;
          await expectTally(link, tally, [kind, id]);
          expect(await eventsOf(link, "outcome:unknown")).toBe(counts.unknown);
          expect(await eventsOf(link, "mfa:true")).toBe(mfa.yes);
          expect(hours.reduce((sum, count) => sum + count, 0)).toBe(counts.events);
          for (const [slot, events] of hours.entries()) {
            if (events === 0) continue;
            const clock = `hour:${slot % 24} weekday:${WEEK[Math.floor(slot / 24)]}`;
            expect([id, clock, await eventsOf(link, clock)]).toEqual([id, clock, events]);
          }
          for (const { startMs, events } of days) {
            const day = { q: found.q, fromMs: startMs, toMs: startMs + DAY_MS };
            if (!("scope" in params)) expect(await eventsOf(day)).toBe(events);
          }
          for (const { link: about, what, value, firstMs } of fresh ?? []) {
            if (about === null) throw new Error(`no link to ${what} ${value}`);
            expect(await eventsOf(about), about.q).toBeGreaterThan(0);
            const before = { ...about, fromMs: null, toMs: firstMs };
            // An hour is new against the baseline, everything else against all that is known.
            const since = what === "hour" ? { ...before, fromMs: found.baseline.fromMs } : before;
            const isWrite = what === "write-action" ? "readonly:false" : "";
            expect(await eventsOf(since, isWrite), about.q).toBe(0);
            expect(
              await eventsOf({ ...about, fromMs: firstMs, toMs: firstMs + 1 }),
            ).toBeGreaterThan(0);
          }
        }
      }
    },
    240_000,
  );

  test.each(periods)(
    "every row of a block has the events of its link: %o",
    async (params) => {
      for (const kind of PROFILE_KINDS) {
        const { rows } = await list(kind, params);
        for (const { id, counts } of rows.slice(0, 1)) {
          const asked = { ...params, blocks: [...BLOCK_KINDS], top: 8 };
          const found = blocksSchema
            .strict()
            .parse(await listBlocks(index.reader, kind, id, asked, NOW_MS));
          expect(found.blocks.length).toBeGreaterThanOrEqual(9);
          for (const block of found.blocks) {
            const place = [kind, id, block.kind];
            const listed = block.rows.reduce((sum, row) => sum + row.counts.events, 0);
            if (block.total <= 8 && block.kind !== "resources" && kind !== "resource") {
              expect([place, listed]).toEqual([place, counts.events]);
            }
            for (const row of block.rows) {
              await expectTally(row.link, row.counts, [...place, row.value]);
              expect(row.spark.reduce((sum, count) => sum + count, 0)).toBe(row.counts.events);
            }
          }
        }
      }
    },
    240_000,
  );

  test.each(periods)(
    "denials are counted, and the first of each is the first: %o",
    async (params) => {
      const { rows } = await list("principal", params);
      for (const { id, counts, link } of rows.filter((row) => row.counts.denied > 0).slice(0, 5)) {
        const found = denialsSchema
          .strict()
          .parse(await listDenials(index.reader, "principal", id, params, NOW_MS));
        expect(found.rows.reduce((sum, row) => sum + row.events, 0)).toBe(counts.denied);
        for (const denial of found.rows) {
          if (denial.link === null || link === null) throw new Error(`no link to ${denial.action}`);
          expect(await eventsOf(denial.link)).toBe(denial.events);
          expect(await eventsOf({ ...denial.link, toMs: denial.firstMs })).toBe(0);
          const [eventId = ""] = denial.eventKey.split("~");
          const first = allOf(valueCondition("id", eventId), valueCondition("error", denial.error));
          expect(await eventsOf({ ...denial.link, toMs: denial.firstMs + 1 }, first)).toBe(1);
        }
      }
    },
    240_000,
  );
});
