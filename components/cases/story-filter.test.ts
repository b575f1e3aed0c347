import { expect, test } from "vitest";
import type { Case, CaseBlock, CasePin } from "@/lib/api/case-contract";
import { narrowStory, storyChoices } from "./story-filter";

const ANN = { id: "ann", name: "Ann" };
const AT = "2026-09-30T02:18:00.000Z";

const pin = (id: number, change: Partial<CasePin>): CasePin => ({
  ...{ id, kind: "event", title: "GetObject", at: AT, url: "/events", q: "", from: AT, to: AT },
  ...{ asof: 1, accounts: [], copy: {}, records: [], tags: [], pinnedBy: ANN, pinnedAt: AT },
  ...change,
});
const block = (id: number, change: Partial<CaseBlock>): CaseBlock => ({
  ...{ id, kind: "text", title: "", text: "", at: null, until: null, pinId: null, tags: [] },
  ...{ version: 1, editedBy: ANN, editedAt: AT },
  ...change,
});

const found: Case = {
  ...{ number: 1, title: "t", summary: "", status: "open", severity: "low", lead: null },
  ...{ members: [], from: null, to: null, tags: [], version: 1, openedBy: ANN, openedAt: AT },
  ...{ closedAt: null, hiddenPins: 0 },
  pins: [
    pin(1, { copy: { rows: [{ principal: { name: "svc-sync" } }] }, tags: ["entry"] }),
    pin(2, { kind: "entity", title: "Renamed", copy: { profile: { name: "alice" } } }),
    pin(3, { records: [{ eventId: "e", raw: '"198.51.100.7"', sha256: "", verdict: null }] }),
  ],
  blocks: [
    block(1, { kind: "pin", pinId: 1 }),
    block(2, { text: "Alice called", tags: ["talk"] }),
    block(3, { kind: "pin", pinId: 3, tags: ["talk"] }),
  ],
  indicators: [{ id: 1, kind: "ip", value: "198.51.100.7", note: "", addedBy: ANN, addedAt: AT }],
};
const ids = (filter: { tag?: string; about?: string }) => {
  const { blocks, pins } = narrowStory(found, { tag: "", about: "", ...filter });
  return [blocks.map(({ id }) => id), pins.map(({ id }) => id)];
};

test("a story can be narrowed to its tags, to whom its pins are about, and to its indicators", () => {
  expect(storyChoices(found)).toEqual({
    tags: ["entry", "talk"],
    abouts: ["198.51.100.7", "alice", "svc-sync"],
  });
});

test("without a filter everything is shown", () => {
  expect(ids({})).toEqual([
    [1, 2, 3],
    [1, 2, 3],
  ]);
});

test("a step is shown for its own tag and for that of the pin that it shows", () => {
  expect(ids({ tag: "entry" })).toEqual([[1], [1]]);
  expect(ids({ tag: "talk" })).toEqual([[2, 3], []]);
});

test("what something is about is found in words, in copies and in records", () => {
  expect(ids({ about: "alice" })).toEqual([[2], [2]]);
  expect(ids({ about: "svc-sync" })).toEqual([[1], [1]]);
  expect(ids({ about: "198.51.100.7" })).toEqual([[3], [3]]);
  expect(ids({ tag: "talk", about: "198.51.100.7" })).toEqual([[3], []]);
});

test("a copy that holds names of methods names nobody", () => {
  const odd = { ...found, pins: [pin(1, { copy: { rows: [null, 1, { principal: "x" }] } })] };
  expect(storyChoices({ ...odd, indicators: [] }).abouts).toEqual([]);
});
