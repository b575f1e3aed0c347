import { expect, test } from "vitest";
import { readChange } from "./read-change";

function form(values: Readonly<Record<string, string>>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.set(name, value);
  return data;
}

test("closing says why, and a note only when one was written", () => {
  expect(readChange("close", form({ reason: "expected", note: "  " }))).toEqual({
    state: "closed",
    reason: "expected",
  });
  expect(readChange("close", form({ reason: "other", note: " so " }))).toEqual({
    state: "closed",
    reason: "other",
    note: "so",
  });
  expect(readChange("close", form({ reason: "bored" }))).toBe(null);
});

test("nobody is assigned by an empty name; an empty note is none", () => {
  expect(readChange("assign", form({ assignee: " ann " }))).toEqual({ assignee: "ann" });
  expect(readChange("assign", form({ assignee: "" }))).toEqual({ assignee: null });
  expect(readChange("note", form({ note: " " }))).toBe(null);
  expect(readChange("note", form({ note: "seen" }))).toEqual({ note: "seen" });
});
