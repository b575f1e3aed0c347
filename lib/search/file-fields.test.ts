import { expect, test } from "vitest";
import { toEvent } from "@/lib/cloudtrail/to-event";
import { isCountable } from "./field";
import { FILE_FIELDS } from "./file-fields";
import { matchesQuery } from "./matches";
import { parseQuery } from "./parse";
import { printQuery } from "./print";

const RECORD = { eventName: "GetObject", requestParameters: { note: "verified" } };
const EVENT = toEvent(RECORD, JSON.stringify(RECORD));
const KEYS = ["AWSLogs/1/CloudTrail/us-east-1/first_K.json.gz", "copies/second.json.gz"];

function matches(text: string, verdict: string): boolean {
  const { query, issues } = parseQuery(text);
  expect(issues.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(printQuery(parseQuery(printQuery(query)).query)).toBe(printQuery(query));
  return matchesQuery(query, { ...EVENT, files: { keys: KEYS, verdict } }, RECORD);
}

test.each([
  ["integrity:verified", true, false, false],
  ["-integrity:verified", false, true, true],
  ["integrity!=verified", false, true, true],
  ["integrity:(MISMATCH, not-checked)", false, true, true],
  ["has:integrity", true, true, false],
  ["integrity:*", true, true, false],
  ["missing:integrity", false, false, true],
  ["integrity:not-checked", false, false, true],
  ["integrity:not-*", false, false, true],
])(
  "%s: of a verified file %s, of a changed one %s, of one not looked at %s",
  (text, ...expected) => {
    const found = ["verified", "mismatch", "not-checked"].map((verdict) => matches(text, verdict));
    expect(found).toEqual(expected);
  },
);

test.each([
  [`file:${KEYS[0]}`, true],
  ["file:=copies/second.json.gz", true],
  ["file:=copies/SECOND.json.gz", false],
  ["file:copies/SECOND.json.gz", true],
  ["file~first_k", true],
  ["file:AWSLogs/*/us-east-1/*", true],
  ["file:first_K.json.gz", false],
  ["has:file", true],
  ["missing:file", false],
  // Words without a field are looked for in the record alone.
  ["copies/second.json.gz", false],
  ["mismatch", false],
])("%s: %s", (text, expected) => {
  expect(matches(text, "mismatch")).toBe(expected);
});

test("where nobody looked a file up, nothing is said of it", () => {
  expect(FILE_FIELDS.flatMap((field) => field.values(EVENT))).toEqual([]);
  expect(FILE_FIELDS.some(isCountable)).toBe(false);
});
