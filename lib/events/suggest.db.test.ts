import { afterAll, beforeAll, expect, test } from "vitest";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { FIELDS } from "@/lib/search/fields";
import { parseQuery } from "@/lib/search/parse";
import { suggest } from "./suggest";
import { operatorsOf } from "./suggest-operators";
import { toQuestion } from "./to-question";

const NOW_MS = Date.UTC(2026, 0, 9);

let index: TestIndex;
beforeAll(async () => {
  index = await openTestIndex();
  const some = (from: number, count: number, eventName: string, eventTime: string) =>
    Array.from({ length: count }, (_, at) =>
      sampleRecord(from + at, { eventName, eventTime, readOnly: eventName === "GetObject" }),
    );
  await index.ingest({
    records: [
      ...some(0, 5, "GetObject", "2026-01-02T10:59:59Z"),
      ...some(10, 2, "PutObject", "2026-01-02T11:30:00Z"),
      ...some(20, 1, "PutAcl", "2026-01-02T11:10:00Z"),
      ...some(30, 3, "OutputPut", "2026-01-02T11:20:00Z"),
      ...some(40, 9, "PutOld", "2025-01-02T11:20:00Z"),
      sampleRecord(50, { eventName: "Say hi", sourceIPAddress: "AWS Internal" }),
    ],
  });
});
afterAll(() => index.close());

/** What may be typed at the end, `text count` each. */
async function at(text: string, range: { from?: string; to?: string } = {}): Promise<string[]> {
  const { question } = toQuestion({ q: "", ...range }, NOW_MS);
  const found = await suggest(index.reader, text, text.length, question);
  return found.map((one) => `${one.text} ${one.count}`);
}

test("values come with their counts in the whole hours of the range, those that occur first", async () => {
  expect(await at("event:")).toEqual([
    "PutOld 9",
    "GetObject 5",
    "OutputPut 3",
    "PutObject 2",
    "PutAcl 1",
    '"Say hi" 1',
  ]);
  const hour = { from: "2026-01-02T11:15:00Z", to: "2026-01-02T11:25:00Z" };
  expect(await at("event:", hour)).toEqual([
    "OutputPut 3",
    "PutObject 2",
    "PutAcl 1",
    "GetObject 0",
    "PutOld 0",
    '"Say hi" 0',
  ]);
  // Of those that occur, first the ones that begin with what was typed.
  expect(await at("event:pUt", hour)).toEqual([
    "PutObject 2",
    "PutAcl 1",
    "OutputPut 3",
    "PutOld 0",
  ]);
  expect(await at("event:%")).toEqual([]);
});

test("closed sets are counted too, and options that never occurred are offered", async () => {
  expect(await at("readonly:")).toEqual(["false 15", "true 5"]);
  expect(await at("mfa:")).toEqual(["true 0", "false 0"]);
  expect(await at("outcome:d")).toEqual(["denied 0"]);
  expect(await at("root:")).toEqual(["false 21", "true 0"]);
  expect(await at("global:")).toEqual(["true 0", "false 0"]);
  expect(await at("hour:1")).toEqual([
    ...["11 15", "10 5", "1 0"],
    ...["12", "13", "14", "15", "16", "17", "18", "19", "21"].map((hour) => `${hour} 0`),
  ]);
  expect(await at("weekday:f")).toEqual(["fri 12"]);
  expect(await at("principal_key:")).toEqual(['"user||mallory" 21']);
  expect((await at("flag:no-event-t"))[0]).toBe("no-event-time null");
  expect(await at("ip:")).toEqual([]);
});

test("log files are offered by any part of their keys, and verdicts without counts", async () => {
  await index.ingest({
    "logs/B_20260102T1100Z.json.gz": [sampleRecord(60, { eventTime: "2026-01-02T10:40:00Z" })],
    "logs/b_20250102T1100Z.json.gz": [sampleRecord(61, { eventTime: "2025-01-02T10:40:00Z" })],
    "logs/b_empty.json.gz": [],
  });
  const [old, recent] = ["b_2025", "B_2026"].map((name) => `logs/${name}0102T1100Z.json.gz null`);
  expect(new Set(await at("file:LOGS/b_"))).toEqual(new Set([old, recent]));
  expect(await at("file:b_", { from: "2026-01-01" })).toEqual([recent]);
  expect(await at("file:50%")).toEqual([]);
  expect(await at("integrity:MIS")).toEqual(["mismatch null"]);
  const { question } = toQuestion({ q: "" }, NOW_MS);
  const reader = { ...index.reader, accounts: ["111122223333"] };
  expect(await suggest(reader, "file:b_", 7, question)).toEqual([]);
});

test("fields are offered with has: and missing:, and behind these without an operator", async () => {
  expect(await at("ha")).toEqual(["has: null"]);
  expect(await at("region:a -missi")).toEqual(["missing: null"]);
  expect(await at("has:err")).toEqual(["error null", "error_message null"]);
  expect(await at("err")).toEqual(["error: null", "error_message: null"]);
  expect(await at("nothing:x")).toEqual([]);
});

test("behind a field's name its operators are offered, in plain words", async () => {
  const texts = async (text: string) => (await at(text)).map((one) => one.split(" ")[0]);
  expect(await texts("user")).toEqual([":", "!=", ":=", "~"]);
  expect(await texts("mfa")).toEqual([":", "!="]);
  expect(await texts("time")).toEqual([":", "!=", ">=", ">", "<=", "<"]);
  expect(await texts("request")).toEqual(["."]);
  expect(await texts("request.bucketName")).toEqual([":", "!=", ":=", "~"]);
  const { question } = toQuestion({ q: "" }, NOW_MS);
  const [first] = await suggest(index.reader, "a user b", 6, question);
  expect(first).toMatchObject({ kind: "operator", from: 6, to: 6 });
  expect(first?.detail).toMatch(/whole value/);
});

test("every operator that is offered is one that the language takes for that field", () => {
  for (const field of FIELDS) {
    const name = field.type === "path" ? `${field.name}.x` : field.name;
    const value = { boolean: "true", time: "2026", version: "1.08", address: "10.0.0.1" };
    const example = Object.hasOwn(value, field.type)
      ? value[field.type as keyof typeof value]
      : (field.options?.[0] ?? "111122223333");
    const offered = new Set(operatorsOf(field).map(({ text }) => text));
    for (const operator of [":", "!=", ":=", "~", ">", ">=", "<", "<="]) {
      const { issues } = parseQuery(`${name}${operator}${example}`);
      const isTaken = issues.every(({ severity }) => severity === "warning");
      expect([name, operator, isTaken]).toEqual([name, operator, offered.has(operator)]);
    }
  }
});

test("a reader of one account is not told of values that only others have", async () => {
  const own = await openTestIndex();
  const of = (number: number, recipientAccountId: string, eventName: string) =>
    sampleRecord(number, { recipientAccountId, eventName });
  await own.ingest({ all: [of(1, "111122223333", "Mine"), of(2, "444455556666", "Theirs")] });
  const reader = { ...own.reader, accounts: ["111122223333"] };
  const { question } = toQuestion({ q: "" }, NOW_MS);
  const found = await suggest(reader, "event:", 6, question);
  expect(found.map(({ text, count }) => [text, count])).toEqual([["Mine", 1]]);
  await own.close();
});
