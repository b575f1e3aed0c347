import { isDeepStrictEqual } from "node:util";
import { expect, test } from "vitest";
import { countByField } from "@/lib/events/count-by-field";
import { countEvents } from "@/lib/events/count-events";
import { getStatus } from "@/lib/imports/get-status";
import {
  bodyOf,
  type CorpusSet,
  corpusFiles,
  corpusSets,
  parseRecords,
  readFacts,
} from "./testing/corpus";
import { storedBodies } from "./testing/stored-bodies";
import { openTestIndex } from "./testing/test-index";

const ALL = { query: null, fromMs: null, toMs: null, asof: null, nowMs: 0 };
const COLUMNS = [
  ["event", "eventName"],
  ["service", "eventSource"],
  ["region", "region"],
  ["error", "errorCode"],
] as const;
/** Long enough to index twice what is indexed once; the other sets show that twice changes nothing. */
const LARGE = "s3-lab";

type Facts = ReturnType<typeof readFacts>;
type Column = (typeof COLUMNS)[number][1];
type Content = Record<string, unknown>;

/**
 * Facts count each eventID once, and a record without an id once for each content; where an id
 * stands over several contents, the first record counts. Only `errors` and `errorCode` of s3-lab
 * were counted over all records, repeated deliveries included.
 */
function isPerRecord({ facts }: CorpusSet, column: Column): boolean {
  return facts === "s3-lab" && column === "errorCode";
}

/** A member of a record as the facts spell it; an absent one is the text None. */
function factValue(record: Content, column: Column): string {
  const value = record[column === "region" ? "awsRegion" : column];
  return typeof value === "string" ? value : "None";
}

/** Insights name the call they are about one level down, where the facts did not look. */
function indexValue(record: Content, column: Column): string {
  const { insightDetails } = record;
  const said = factValue(record, column);
  return said === "None" && insightDetails !== undefined
    ? factValue({ ...Object(insightDetails) }, column)
    : said;
}

function countValues(
  records: readonly Content[],
  column: Column,
  read = factValue,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const record of records) {
    const value = read(record, column);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  if (column === "errorCode") counts.delete("None");
  return counts;
}

/** The records that are events of their own, and those of them that are the first of their id. */
function distinct(records: readonly Content[]): { events: Content[]; first: Content[] } {
  const byId = new Map<string, Content[]>();
  for (const record of records) {
    const content = JSON.stringify(record);
    const id = typeof record.eventID === "string" ? record.eventID : content;
    const known = byId.get(id) ?? [];
    if (known.length === 0) byId.set(id, known);
    if (!known.some((other) => JSON.stringify(other) === content)) known.push(record);
  }
  const groups = [...byId.values()];
  return { events: groups.flat(), first: groups.flatMap((group) => group.slice(0, 1)) };
}

/** The facts hold for the corpus at hand: otherwise they prove nothing about the index. */
function checkFacts(set: CorpusSet, facts: Facts, records: readonly Content[]): void {
  const { first } = distinct(records);
  expect(records.length).toBe(facts.events);
  expect(first.length).toBe(facts.distinct_by_eventID);
  for (const [, column] of COLUMNS) {
    const counts = countValues(isPerRecord(set, column) ? records : first, column);
    for (const [value, count] of facts[column])
      expect([column, value, counts.get(value)]).toEqual([column, value, count]);
  }
}

if (corpusSets().length === 0) {
  process.stderr.write("SKIPPED: no real logs to count. Set TRAILGLASS_CORPUS to their folder.\n");
}

test.each(corpusSets())("$facts is indexed as an independent script counted it", async (set) => {
  const index = await openTestIndex();
  const files = corpusFiles(set);
  const records = [...files.values()].flatMap((bytes) => parseRecords(bodyOf(bytes)));
  checkFacts(set, readFacts(set), records);
  const { events } = distinct(records);

  await index.ingest(Object.fromEntries(files));
  const status = await getStatus(index.reader);
  expect(status.files).toEqual({ done: files.size, skipped: 0, quarantined: 0, pending: 0 });
  expect(status.records).toBe(records.length);
  expect(status.rejected).toBe(0);
  expect(status.events).toBe(events.length);
  expect(status.copies).toBe(records.length - events.length);
  expect((await countEvents(index.reader, ALL)).total).toBe(events.length);
  for (const [field, column] of COLUMNS) {
    const { values, more } = await countByField(index.reader, ALL, field, 10_000);
    expect(more).toBe(false);
    const known = values.filter(({ value }) => value !== null || column !== "errorCode");
    const counted = new Map(known.map(({ value, count }) => [value ?? "None", count]));
    expect(counted).toEqual(countValues(events, column, indexValue));
  }

  const bodies = await storedBodies(index.db.owner);
  for (const [key, bytes] of files) {
    const body = bodyOf(bytes);
    const stored = bodies.get(key);
    expect(stored?.bytes.equals(body)).toBe(true);
    const parts = stored?.records.map((part) => JSON.parse(part.toString("utf8")));
    expect(isDeepStrictEqual(parts, parseRecords(body))).toBe(true);
  }

  if (set.facts !== LARGE) {
    await index.ingest(
      Object.fromEntries([...files].map(([key, bytes]) => [`again/${key}`, bytes])),
    );
    const again = await getStatus(index.reader);
    expect(again.events).toBe(status.events);
    expect(again.conflicts).toBe(status.conflicts);
    expect(again.copies).toBe(status.copies + records.length);
    await index.ingest(Object.fromEntries(files));
    expect({ ...(await getStatus(index.reader)), bytes: null }).toEqual({ ...again, bytes: null });
  }
  await index.close();
});
