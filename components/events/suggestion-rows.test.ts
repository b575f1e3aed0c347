import { expect, test } from "vitest";
import type { Suggestion } from "@/lib/api/contract";
import { suggestionRows } from "./suggestion-rows";

const field = (label: string): Suggestion => ({
  kind: "field",
  text: `${label}:`,
  label,
  detail: null,
  count: null,
  from: 0,
  to: 0,
});
const view = (id: number, name: string) => ({
  id,
  name,
  url: "/events",
  owner: "kari",
  own: id > 3,
  shared: id % 2 === 0,
  createdAtMs: 0,
  updatedAtMs: 0,
});
const run = (id: number, q: string) => ({
  id,
  parentId: null,
  q,
  url: "/events",
  found: id,
  atMs: 0,
});
const known = {
  suggestions: Array.from({ length: 30 }, (_, index) => field(`f${index}`)),
  views: [view(1, "Root use"), view(2, "Denied by Region"), view(3, "Keys")],
  runs: [run(9, "root:true"), run(8, ""), run(7, "user:bob"), run(6, "root:true")],
};
const labels = (text: string, group: string) =>
  suggestionRows(text, known)
    .filter((row) => row.group === group)
    .map((row) => row.label);

test("offers saved views and one's own searches, each once, while nothing is typed", () => {
  expect(labels("", "Saved views")).toEqual(["Root use", "Denied by Region", "Keys"]);
  expect(labels("", "Recent searches")).toEqual(["root:true", "user:bob"]);
});

test("finds saved views by a part of their name as long as one word is typed", () => {
  expect(labels("RO", "Saved views")).toEqual(["Root use"]);
  expect(labels("RO", "Recent searches")).toEqual([]);
  expect(labels("root:", "Saved views")).toEqual([]);
  expect(labels("root use", "Saved views")).toEqual([]);
});

test("shows 20 rows at most and never at the cost of the rarer groups", () => {
  expect(suggestionRows("user:", known)).toHaveLength(20);
  expect(suggestionRows("ro", known)).toHaveLength(20);
  expect(labels("", "Fields")).toHaveLength(8);
});

test("says of one's own view that it is shared by oneself", () => {
  const views = [view(4, "Denied"), view(5, "Private")];
  expect(suggestionRows("", { ...known, views, runs: [] }).slice(-2)).toMatchObject([
    { label: "Denied", detail: "shared by you" },
    { label: "Private", detail: null },
  ]);
});

test("says who shared a view and how much a search found", () => {
  expect(suggestionRows("", known).slice(-4)).toMatchObject([
    { label: "Denied by Region", detail: "shared by kari" },
    { label: "Keys", detail: null },
    { label: "root:true", count: 9 },
    { label: "user:bob", count: 7 },
  ]);
});

test("a value that is written in full is not offered, one that goes on is", () => {
  const value = (text: string): Suggestion => ({
    ...{ kind: "value", text, label: text, detail: null, count: 1 },
    ...{ from: 5, to: 9 },
  });
  const offered = (text: string) =>
    suggestionRows(text, { suggestions: [value("root"), value("rooted")], views: [], runs: [] });
  expect(offered("user:root").map(({ label }) => label)).toEqual(["rooted"]);
  expect(offered("user:roo").map(({ label }) => label)).toEqual(["root", "rooted"]);
});
