import fc from "fast-check";
import { expect, test } from "vitest";
import { MAX_DOCUMENTS, MAX_FILE_LENGTH } from "@/lib/sigma/limits";
import { splitDocuments } from "./split-documents";

test.each([
  ["title: a\n", ["title: a\n"]],
  ["---\na: 1\n---\nb: 2", ["---\na: 1\n", "---\nb: 2"]],
  ["# head\n%YAML 1.2\n--- # first\na: 1\n", ["# head\n%YAML 1.2\n--- # first\na: 1\n"]],
  ["a: 1\r\n---\r\nb: 2\r\n", ["a: 1\r\n", "---\r\nb: 2\r\n"]],
  ["a: |\n  ---\n  x\n", ["a: |\n  ---\n  x\n"]],
  ["--- {a: 1}\n...\n---\n---\nb: 2\n", ["--- {a: 1}\n...\n", "---\n---\nb: 2\n"]],
  ["", []],
  ["# nothing\n---\n", []],
])("%j is cut where documents begin", (text, documents) => {
  expect(splitDocuments(text)).toEqual(documents);
});

test("a file beyond the limits stays whole, to be refused as one", () => {
  const long = `a: ${"x".repeat(MAX_FILE_LENGTH)}\n---\nb: 1`;
  expect(splitDocuments(long)).toEqual([long]);
  const many = "---\na: 1\n".repeat(MAX_DOCUMENTS + 1);
  expect(splitDocuments(many)).toEqual([many]);
});

test("no line of a value is lost", () => {
  const lines = fc.array(fc.constantFrom("---", "--- # c", "a: 1", "  ---", "# c", "", "..."));
  fc.assert(
    fc.property(lines, (some) => {
      const text = some.map((line) => `${line}\n`).join("");
      const kept = splitDocuments(text).join("");
      expect(kept.split("\n").filter((line) => line === "a: 1" || line === "  ---")).toEqual(
        some.filter((line) => line === "a: 1" || line === "  ---"),
      );
    }),
  );
});
