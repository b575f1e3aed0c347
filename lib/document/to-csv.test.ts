import fc from "fast-check";
import { expect, test } from "vitest";
import { toVisible } from "@/lib/format/visible";
import { HOSTILE_TEXTS, tableOf } from "./testing/make-document";
import { toCsv } from "./to-csv";

test("a table has a line that says what it is, a head and its rows", () => {
  const lines = toCsv(tableOf([["root", 7, null]])).split("\r\n");
  expect(lines[0]).toContain("Display copy");
  expect(lines.slice(1)).toEqual(["Who,Events,Time", "root,7,", ""]);
});

test("a table that is a part says so, and so does one of which nobody knows how large it is", () => {
  expect(toCsv(tableOf([["root", 7, null]], 12))).toContain("Shows 1 of 12 rows.");
  expect(toCsv(tableOf([["root", 7, null]], null))).toContain("is not known");
});

test.each(HOSTILE_TEXTS)("%j is no formula and holds nothing hidden", (text) => {
  const csv = toCsv(tableOf([[text, 1, text]], 1, text));
  expect(csv.replaceAll("\r\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
  for (const line of csv.split("\r\n")) expect(line).not.toMatch(/^"?[=+\-@]/);
});

test("rows are read back as many as were written, with their text", () => {
  const text = fc.string({ unit: "binary", maxLength: 12 });
  fc.assert(
    fc.property(fc.array(text), (texts) => {
      const lines = toCsv(tableOf(texts.map((each) => [`x${each}`, 1, null]))).split("\r\n");
      const read = lines.slice(2, -1).map((line) => {
        const [, quoted, bare] = /^(?:"((?:[^"]|"")*)"|([^,]*)),1,$/.exec(line) ?? [];
        return quoted?.replaceAll('""', '"') ?? bare;
      });
      const plain = (each: string | undefined) => each?.replaceAll("'", "");
      expect(read.map(plain)).toEqual(texts.map((each) => plain(toVisible(`x${each}`))));
    }),
  );
});
