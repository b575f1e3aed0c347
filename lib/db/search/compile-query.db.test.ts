import { expect, test } from "vitest";
import type { Reader } from "@/lib/auth/reader";
import { FLAG_NAMES, type FlagName } from "@/lib/cloudtrail/event";
import { toEvent } from "@/lib/cloudtrail/to-event";
import { ask } from "@/lib/db/ask";
import { contentHash, eventIdentity } from "@/lib/db/event-identity";
import { Prisma } from "@/lib/db/generated/client";
import { countEvents } from "@/lib/events/count-events";
import { printEventKey } from "@/lib/events/event-key";
import { listEvents } from "@/lib/events/list-events";
import { bodyOf, corpusFiles, corpusSets, parseRecords } from "@/lib/ingest/testing/corpus";
import {
  QueryMaker,
  RECORDED_FIELDS,
  type Sample,
  spellings,
} from "@/lib/ingest/testing/random-query";
import { openTestIndex, type TestFiles, type TestIndex } from "@/lib/ingest/testing/test-index";
import { seeded, shuffled, variedFiles } from "@/lib/ingest/testing/varied-files";
import type { Query } from "@/lib/search/ast";
import { matchesQuery } from "@/lib/search/matches";
import { printQuery } from "@/lib/search/print";
import { filterEvents } from "./event-filter";

/** SAMPLED_QUERIES=5000 is the long run. */
const QUERIES = Number(process.env.SAMPLED_QUERIES ?? 500);
const SEED = 3;
const BASE = { fromMs: null, toMs: null, asof: null, nowMs: Date.UTC(2026, 5) };

/** Some of every set of real logs, or of made ones; and records that are meant to confuse. */
function chooseRecords(): unknown[] {
  const random = seeded(11);
  const sets = corpusSets().map((set) =>
    [...corpusFiles(set).values()].slice(0, 60).flatMap((bytes) => parseRecords(bodyOf(bytes))),
  );
  if (sets.length === 0) {
    sets.push([...variedFiles(5, 30).values()].flatMap((bytes) => recordsIn(bytes)));
  }
  return [...sets.flatMap((set) => shuffled(set, random).slice(0, 22)), ...ODD_RECORDS];
}

function recordsIn(bytes: Buffer): Record<string, unknown>[] {
  try {
    return parseRecords(bodyOf(bytes));
  } catch {
    return [];
  }
}

const odd = (number: number, more: Record<string, unknown>) => ({
  eventVersion: "1.08",
  eventTime: "2026-03-04T05:06:07Z",
  eventName: "Odd",
  eventSource: "s3.amazonaws.com",
  recipientAccountId: "111122223333",
  eventID: `00000000-0000-4000-9000-${String(number).padStart(12, "0")}`,
  ...more,
});

const ODD_RECORDS: unknown[] = [
  odd(1, { userAgent: "İstanbul ẞ ΟΔΟΣ", userIdentity: { type: "IAMUser", userName: "ΟΔΟΣ" } }),
  odd(2, { userAgent: "a%b_c\\d", errorCode: "", sourceIPAddress: "" }),
  odd(3, { userAgent: "😀 agent", errorCode: "A😀B", sourceIPAddress: "2001:DB8::1" }),
  odd(4, { userAgent: `long ${"x".repeat(600)} end`, sourceIPAddress: "::ffff:10.0.0.1" }),
  odd(5, {
    userAgent: "nul\0 agent",
    errorMessage: "nul\0 message",
    sourceIPAddress: "AWS Internal",
  }),
  odd(6, { userAgent: "lone \ud800", requestParameters: { key: "lone \ud800" } }),
  odd(7, { requestParameters: { many: Array.from({ length: 900 }, (_, at) => `leaf-${at}`) } }),
  odd(8, {
    requestParameters: {
      password: "hidden-1",
      credentials: { accessKeyId: "AKIAX", token: "hidden-2" },
    },
    responseElements: { credentials: { accessKeyId: "AKIAY", sessionToken: "hidden-3" } },
  }),
  odd(9, {
    requestParameters: { text: "arn:aws:s3:::bucket/a/b", n: 12.5, yes: true, none: null },
  }),
  odd(10, { userIdentity: { type: "Root", arn: "arn:aws:iam::111122223333:root" } }),
  odd(11, { userIdentity: { type: "", userName: "" }, awsRegion: "", eventType: "" }),
  odd(12, { eventID: "NOT-a-uuid", eventTime: undefined, sourceIPAddress: "10.0.0.300" }),
  odd(13, { eventID: undefined, eventTime: "soon", sourceIPAddress: "10.1.2.3" }),
  odd(14, {
    userIdentity: {
      type: "IAMUser",
      userName: `${"n".repeat(700)}`,
      arn: `arn:aws:iam::1:user/${"n".repeat(700)}`,
    },
  }),
  odd(15, { eventVersion: "1.8", errorCode: "Client.UnauthorizedOperation", readOnly: true }),
  odd(18, { eventSource: "s3", requestParameters: { key: "x" } }),
  odd(16, { eventName: "odd", resources: [{ ARN: "arn:aws:s3:::X/y" }, { ARN: "" }] }),
  odd(19, { userAgent: "\u212Aelvin/1", userIdentity: { type: "IAMUser", userName: "\u212Aate" } }),
  odd(17, { vpcEndpointId: "v".repeat(600), awsRegion: "US-EAST-1", readOnly: "false" }),
  odd(20, { eventTime: "2026-03-08T00:00:00Z", eventSource: "iam.amazonaws.com" }),
  odd(21, { eventTime: "2026-03-08T23:59:59Z", eventSource: "IAM.amazonaws.com" }),
  odd(22, { eventTime: "1969-12-29T22:00:01Z", eventSource: "iam" }),
  odd(23, { eventTime: undefined, eventSource: undefined, eventName: undefined }),
];

test("SQL and matcher agree on every query", { timeout: 120_000 + QUERIES * 100 }, async ({
  annotate,
}) => {
  const records = chooseRecords();
  const index = await openTestIndex();
  await index.ingest(inSomeFiles(records));
  await plantVerdicts(index);
  const samples = await samplesOf(index, records);
  const odd = [...samples.values()].filter(({ event }) => event.eventName?.toLowerCase() === "odd");
  const queries = makeQueries([...samples.values()], odd);
  const wrong: string[] = [];
  let answers = 0;
  let decided = 0;
  for (const [number, query] of queries.entries()) {
    const expected = new Set(
      [...samples].flatMap(([key, { event, record }]) =>
        matchesQuery(query, event, record, BASE.nowMs) ? [key] : [],
      ),
    );
    const { found, sure } = await readCandidates(index.reader, query);
    const lost = [...expected].filter((key) => !found.has(key));
    const added = [...sure].filter((key) => !expected.has(key));
    if (found.size === sure.size) decided += 1;
    if (expected.size > 0) answers += 1;
    if (lost.length + added.length > 0) {
      wrong.push(`${printQuery(query)} lost ${lost.slice(0, 3)} added ${added.slice(0, 3)}`);
    }
    // The rest of the way, as it is gone for a page and for a count.
    if (number % 8 === 0) {
      const page = await listEvents(index.reader, { ...BASE, query }, { limit: 10_000 });
      const { total } = await countEvents(index.reader, { ...BASE, query });
      if (page.rows.some(({ key }) => !expected.has(key)) || page.rows.length !== expected.size) {
        wrong.push(`${printQuery(query)} lists ${page.rows.length} of ${expected.size}`);
      }
      if (total !== expected.size)
        wrong.push(`${printQuery(query)} counts ${total} of ${expected.size}`);
    }
  }
  await annotate(
    `${samples.size} records, ${queries.length} queries: ${answers} find something, ${decided} are decided by the index, ${wrong.length} disagree`,
  );
  expect(wrong).toEqual([]);
  expect(answers).toBeGreaterThan(queries.length / 3);
  expect(decided).toBeGreaterThan(queries.length / 3);
  await index.close();
});

/** Each record as the index knows it: some flags are raised after it was read. */
async function samplesOf(index: TestIndex, records: readonly unknown[]) {
  const samples = new Map<string, Sample>();
  for (const given of records) {
    const text = JSON.stringify(given);
    const record: unknown = JSON.parse(text);
    const event = toEvent(record, text);
    const content = contentHash(Buffer.from(text));
    samples.set(printEventKey(uuid(eventIdentity(event.eventId, content)), content), {
      event,
      record,
    });
  }
  const cols = ["file", "integrity"];
  const all = await listEvents(index.reader, { ...BASE, query: null }, { limit: 10_000, cols });
  expect(all.rows.length).toBe(samples.size);
  for (const { key, flags, values } of all.rows) {
    const sample = samples.get(key);
    if (!sample) throw new Error(`${key} is none of the records`);
    const files = { keys: values.file ?? [], verdict: values.integrity?.[0] ?? "" };
    samples.set(key, {
      ...sample,
      event: { ...sample.event, flags: flags.filter(isFlag), files },
    });
  }
  return samples;
}

const FILE_NAMES = [
  "AWSLogs/111122223333/CloudTrail/us-east-1/one.json.gz",
  "AWSLogs/111122223333/CloudTrail/us-east-1/two_a%b.json.gz",
  "Sicherung/ΟΔΟΣ İ \u212A 😀.json.gz",
  "cut\ufffdoff.json.gz",
  `${"long/".repeat(60)}x.json.gz`,
];

/** In turn, so that each file has some of every set; the last two repeat records of others. */
function inSomeFiles(records: readonly unknown[]): TestFiles {
  const filesOf = (part: readonly unknown[]) =>
    FILE_NAMES.map((name, at) => [
      name,
      part.filter((_, number) => number % FILE_NAMES.length === at),
    ]);
  return {
    ...Object.fromEntries(filesOf(records)),
    "copy.json.gz": records.filter((_, number) => number % 4 === 0),
    "COPY.json.gz": records.filter((_, number) => number % 6 === 0),
  };
}

/** One file is left as it is: no run has looked at it. */
async function plantVerdicts({ db: { owner } }: TestIndex) {
  const files = await owner.logFile.findMany({ orderBy: { key: "asc" } });
  const verdicts = ["verified", "mismatch", "not-checked", "not-covered"];
  for (const [at, { id }] of files.slice(1).entries()) {
    const verdict = verdicts[at % verdicts.length] ?? "";
    await owner.$executeRaw`insert into file_integrity (file_id, verdict) values (${id}, ${verdict})`;
  }
}

/** Every field with every kind of test, every spelling of what is odd, and anything joined. */
function makeQueries(samples: readonly Sample[], odd: readonly Sample[]): Query[] {
  const queries: Query[] = [];
  for (const field of RECORDED_FIELDS.filter(({ type }) => type !== "time" && type !== "path")) {
    const values = new Set(odd.flatMap(({ event }) => field.values(event)));
    const isOdd = (value: string) => /[^\w .-]/.test(value) || value.length > 400;
    for (const value of [...values].filter(isOdd)) queries.push(...spellings(field, value));
  }
  const makers = [samples, odd].map((some) => new QueryMaker(some, seeded(SEED)));
  const random = seeded(SEED);
  const some = shuffled(queries, random).slice(0, QUERIES / 4);
  while (some.length < QUERIES) {
    for (const field of shuffled(RECORDED_FIELDS, random)) {
      for (const maker of makers) some.push(maker.query(), maker.predicate(field));
    }
  }
  return some.slice(0, QUERIES);
}

/** What the SQL of a query lets through, and what of it needs no look at the record. */
async function readCandidates(reader: Reader, query: Query) {
  const { where, open } = await filterEvents(reader, { ...BASE, query });
  const rows = await ask<{ id: string; content: string; isOpen: boolean }>(
    reader,
    Prisma.sql`select e.event_id::text as id, e.content_hash::text as content,
      ${open ?? Prisma.sql`false`} as "isOpen" from event e where ${where}`,
  );
  const keyOf = ({ id, content }: { id: string; content: string }) => printEventKey(id, content);
  return {
    found: new Set(rows.map(keyOf)),
    sure: new Set(rows.filter(({ isOpen }) => !isOpen).map(keyOf)),
  };
}

const isFlag = (name: string): name is FlagName => FLAG_NAMES.some((flag) => flag === name);

function uuid(text: string): string {
  const digits = text.replaceAll("-", "").toLowerCase();
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
