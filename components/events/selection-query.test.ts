import { expect, test } from "vitest";
import type { EventRow } from "@/lib/api/contract";
import { parseQuery } from "@/lib/search/parse";
import { rowsAsMarkdown } from "./rows-as-markdown";
import { selectionQuery } from "./selection-query";

function row(number: number, more: Partial<EventRow> = {}): EventRow {
  return {
    key: `00000000-0000-4000-8000-${String(number).padStart(12, "0")}~0123abcd`,
    timeMs: number,
    eventName: "CreateUser",
    eventSource: null,
    region: null,
    account: null,
    principal: { key: "p", kind: "user", name: "alice" },
    sourceIp: null,
    userAgent: null,
    outcome: "success",
    errorCode: null,
    readOnly: null,
    category: "management",
    resource: null,
    flags: [],
    ingestSeq: 1,
    late: null,
    values: {},
    ...more,
  };
}

test("the query of a selection is one that reads without a fault", () => {
  const q = selectionQuery([row(1), row(2), row(2)]);
  expect(q).toBe(
    "id:(00000000-0000-4000-8000-000000000001 OR 00000000-0000-4000-8000-000000000002)",
  );
  expect(parseQuery(q ?? "(").issues).toEqual([]);
});

test("there is none for more ids than a query holds, for none, and for events without an id", () => {
  expect(selectionQuery(Array.from({ length: 60 }, (_, number) => row(number)))).toBe(null);
  expect(selectionQuery([])).toBe(null);
  expect(selectionQuery([row(1), row(2, { flags: ["no-event-id"] })])).toBe(null);
});

test("as Markdown the events stand in the order of time, each with its link", () => {
  const text = rowsAsMarkdown(
    [row(2_000, { eventName: "Second|\n" }), row(1_000, { timeMs: null })],
    "utc",
    "https://t.example",
  );
  const [, , first, second] = text.split("\n");
  expect(first).toContain("https://t.example/events/00000000-0000-4000-8000-000000001000~0123abcd");
  expect(second).toContain("1970-01-01 00:00:02Z");
  expect(second?.match(/(?<!&#124;)\|/g)).toHaveLength(8);
});
