import { expect, test } from "vitest";
import { ApiError } from "@/lib/api/fetch-json";
import { refusedPart, resultState, resultWords } from "./result-words";

const ASKED = {
  isAnswered: false,
  isSameSearch: false,
  isFetching: true,
  refused: null,
  isFailed: false,
};

test("a search that runs is not one that failed, was cancelled or was refused", () => {
  expect(resultState(ASKED)).toBe("searching");
  expect(resultState({ ...ASKED, isSameSearch: true })).toBe("moving");
  expect(resultState({ ...ASKED, isFetching: false, isFailed: true })).toBe("failed");
  expect(resultState({ ...ASKED, isFetching: false })).toBe("cancelled");
  expect(resultState({ ...ASKED, isFetching: false, isFailed: true, refused: "time" })).toBe(
    "refused-time",
  );
});

test("rows that answer stay the answer while they are asked again", () => {
  expect(resultState({ ...ASKED, isAnswered: true, isSameSearch: true })).toBe("answered");
  expect(resultState({ ...ASKED, isAnswered: true, isFailed: true })).toBe("answered");
});

test("old rows are never called the result", () => {
  expect(resultWords("answered", false)).toBeNull();
  expect(resultWords("failed", false)).toBe("Results of the query before; the new search failed.");
  expect(resultWords("cancelled", false)).toMatch(/query before/);
  expect(resultWords("cancelled", true)).toMatch(/nothing is shown/);
});

test("a query or a time that cannot be read is a refusal, and no other error is", () => {
  const message = "no";
  const refused = (fields: Record<string, string>) =>
    refusedPart(new ApiError({ code: "invalid", message, fields }));
  expect(refused({ q: "too long" })).toBe("query");
  for (const name of ["from", "to", "from, to", "asof"]) {
    expect(refused({ [name]: "no time" })).toBe("time");
  }
  expect(refused({ around: "no key" })).toBeNull();
  expect(refusedPart(new ApiError({ code: "timeout", message }))).toBeNull();
  expect(refusedPart(null)).toBeNull();
});
