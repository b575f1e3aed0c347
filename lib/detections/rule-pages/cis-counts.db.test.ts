import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { countEvents } from "@/lib/events/count-events";
import { corpusFiles, corpusSets } from "@/lib/ingest/testing/corpus";
import { openFilledIndex, openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { parseQuery } from "@/lib/search/parse";
import { CIS_CONTROLS } from "./cis-controls";
import { countControl } from "./cis-counts";

const NOW_MS = Date.UTC(2026, 0, 1);
const ALL = { from: "2006-01-01T00:00:00Z", to: "2026-01-01T00:00:00Z" };

/** Distinct events of the filters, counted by other programs over the same logs. */
const EXPECTED: Readonly<Record<string, readonly number[]>> = {
  invictus: [60, 1, 0, 26, 13, 0, 0, 6, 0, 8, 0, 15, 40, 16, 1],
  stratus: [51, 1, 0, 2, 2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1],
};
const sets = corpusSets().filter(({ path }) => path in EXPECTED);

describe.skipIf(sets.length === 0).each(sets)("$path", (set) => {
  let index: TestIndex;
  beforeAll(async () => {
    index = await openFilledIndex(Object.fromEntries(corpusFiles(set)));
  });
  afterAll(() => index.close());

  test("the filters count what they should, and their links lead to as many events", async () => {
    const controls = CIS_CONTROLS.filter(({ q }) => q !== null);
    const counts: number[] = [];
    for (const { id } of controls) {
      const { total, steps, link } = await countControl(index.reader, { id, ...ALL }, NOW_MS);
      counts.push(total);
      expect(steps.reduce((sum, { events }) => sum + events, 0)).toBe(total);
      const { query } = parseQuery(link?.q ?? "");
      const range = { fromMs: link?.fromMs ?? null, toMs: link?.toMs ?? null };
      const question = { query, ...range, asof: null, nowMs: NOW_MS };
      expect([id, (await countEvents(index.reader, question)).total]).toEqual([id, total]);
    }
    expect(counts).toEqual(EXPECTED[set.path]);
  });
});

describe("the root user", () => {
  let index: TestIndex;
  beforeAll(async () => {
    index = await openTestIndex();
    const record = (n: number, sourceIPAddress: string, more = {}) => ({
      eventVersion: "1.08",
      eventID: `22222222-2222-4222-8222-00000000000${n}`,
      eventTime: "2025-05-05T10:00:00Z",
      eventName: "GetBucketAcl",
      eventSource: "s3.amazonaws.com",
      eventType: "AwsApiCall",
      awsRegion: "us-east-1",
      recipientAccountId: "111122223333",
      sourceIPAddress,
      userIdentity: { type: "Root", accountId: "111122223333", ...more },
    });
    await index.ingest({
      "a.json.gz": [
        record(1, "198.51.100.7"),
        record(2, "cloudtrail.amazonaws.com"),
        record(3, "cloudtrail.amazonaws.com", { invokedBy: "cloudtrail.amazonaws.com" }),
      ],
    });
  });
  afterAll(() => index.close());

  test("acts for itself where no service is recorded to act for it, whatever the address is", async () => {
    const { total, link } = await countControl(index.reader, { id: "4.3", ...ALL }, NOW_MS);
    expect(total).toBe(2);
    const { query } = parseQuery(link?.q ?? "");
    const question = { query, fromMs: null, toMs: null, asof: null, nowMs: NOW_MS };
    expect((await countEvents(index.reader, question)).total).toBe(2);
  });
});
