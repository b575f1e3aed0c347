import { expect, test } from "vitest";
import type { EventPage, EventRow } from "@/lib/api/contract";
import type { PagePlace } from "@/lib/api/event-queries";
import { loadedWords } from "./loaded-words";

const ROW: EventRow = {
  key: "a",
  timeMs: null,
  eventName: null,
  eventSource: null,
  region: null,
  account: null,
  principal: { key: "", kind: "unknown", name: "" },
  sourceIp: null,
  userAgent: null,
  outcome: "success",
  errorCode: null,
  readOnly: null,
  category: "",
  resource: null,
  flags: [],
  ingestSeq: 1,
  late: null,
  values: {},
};
const page: EventPage = {
  rows: [ROW],
  nextCursor: null,
  prevCursor: null,
  asof: 1,
  scanned: null,
  warnings: [],
};
const at = (place: PagePlace) => ({ place, page });

test("says how many of how many are loaded, as far as that is known", () => {
  expect(loadedWords(100, undefined, at(null))).toBe("100 events loaded");
  expect(loadedWords(100, 500, at(null))).toBe("100 of 500 events loaded");
  expect(loadedWords(100, 500, at({ at: "last" }))).toBe("The last 100 of 500 events loaded");
});

test("speaks of no events only when they are known to be none", () => {
  expect(loadedWords(0, 0, at(null))).toBe("No events");
  expect(loadedWords(0, undefined, at(null))).toBe("");
  expect(loadedWords(0, 500, at(null))).toBe("");
});

test("is around one event only when that event is there", () => {
  expect(loadedWords(100, 500, at({ around: "a" }))).toBe(
    "100 of 500 events loaded, around one event",
  );
  expect(loadedWords(100, 500, at({ around: "gone" }))).toBe("100 of 500 events loaded");
  expect(loadedWords(1, 1, at({ around: "a" }))).toBe("1 of 1 event loaded");
});
