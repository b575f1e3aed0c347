import { expect, test } from "vitest";
import { entryWords } from "./entry-words";

const title = (kind: string, detail: Record<string, unknown>) => entryWords({ kind, detail }).title;

test("what happened is told in words", () => {
  expect(title("opened", { count: 655 })).toBe("Raised with 655 actions");
  expect(title("grew", { count: 1310, level: "high", before: "low" })).toBe(
    "Grew to 1\u202f310 actions, now high",
  );
  expect(title("state", { state: "closed", before: "open", reason: "expected" })).toBe(
    "Closed: expected",
  );
  expect(title("state", { state: "open", before: "closed", reason: null })).toBe("Opened again");
  expect(title("assigned", { assignee: null })).toBe("Given back");
  expect(title("suppressed", { isSuppressed: false })).toBe("No longer suppressed");
});

test("a note keeps its text apart, and what is not known here is named as it is", () => {
  expect(entryWords({ kind: "note", detail: { text: "a\nb" } })).toEqual({
    title: "Note",
    note: "a\nb",
  });
  expect(title("merged", { with: 7 })).toBe("merged");
  expect(title("state", { state: 7 })).toBe("");
});
