import { expect, test } from "vitest";
import type { RuleRow } from "@/lib/api/rule-contract";
import { DEFAULT_LIST, parseRuleList, printRuleList, shownRules } from "./rule-list-view";

const ROW: RuleRow = {
  id: 1,
  key: "a",
  title: "A",
  kind: "detection",
  state: "runs",
  isEnabled: true,
  level: "medium",
  ownLevel: null,
  origin: "own",
  source: "a.yml",
  author: null,
  license: null,
  tags: [],
  accounts: [],
  issues: [],
  hits: 0,
  failed: 0,
  steps: [],
  lastHitMs: null,
  openAlerts: 0,
};
const RULES: readonly RuleRow[] = [
  { ...ROW, id: 1, title: "Alpha", lastHitMs: 5, hits: 2 },
  { ...ROW, id: 2, title: "Beta", level: "high", tags: ["attack.t1098"], state: "refused" },
  { ...ROW, id: 3, title: "Gamma", author: "Somebody", origin: "page" },
];
const ids = (change: Partial<typeof DEFAULT_LIST>) =>
  shownRules(RULES, { ...DEFAULT_LIST, ...change }).map(({ id }) => id);

test("a list is narrowed by every word, wherever it stands, and by each choice", () => {
  expect(ids({})).toEqual([1, 2, 3]);
  expect(ids({ find: "T1098 bet" })).toEqual([2]);
  expect(ids({ find: "somebody alpha" })).toEqual([]);
  expect(ids({ origin: "page" })).toEqual([3]);
  expect(ids({ state: "refused", level: "high" })).toEqual([2]);
});

test("what comes first is what the order names, and equal rules keep their place", () => {
  expect(ids({ sort: "-last" })).toEqual([1, 2, 3]);
  expect(ids({ sort: "-level" })).toEqual([2, 1, 3]);
  expect(ids({ sort: "state" })).toEqual([2, 1, 3]);
});

test("a link is read as it was written, and names what it cannot read", () => {
  const { view, ignored } = parseRuleList([
    ["state", "refused"],
    ["sort", "-hits"],
    ["level", "__proto__"],
  ]);
  expect(view).toEqual({ ...DEFAULT_LIST, state: "refused", sort: "-hits" });
  expect(ignored).toEqual(["level"]);
  expect(printRuleList({ state: "refused", sort: "title" })).toEqual({
    state: "refused",
    sort: null,
  });
});
