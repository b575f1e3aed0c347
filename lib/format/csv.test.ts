import fc from "fast-check";
import { expect, test } from "vitest";
import { csvRow } from "./csv";

test("commas, quotes and line breaks are quoted as RFC 4180 says", () => {
  expect(csvRow(["a,b", 'say "hi"', "two\nlines", null, 7])).toBe(
    '"a,b","say ""hi""","two\nlines",,7\r\n',
  );
});

test.each(["=HYPERLINK(1)", "+cmd|' /C calc'!A0", "-2+3", "@SUM", "\t=1", "\r=1", "\0=1", "＝1"])(
  "%j is no formula",
  (text) => {
    expect(csvRow([text])).toMatch(/^"'/);
  },
);

test("a cell cannot end early, whatever separates cells, and go on with a formula", () => {
  expect(csvRow(['","=1+1'])).toBe('""",""\'=1+1"\r\n');
  expect(csvRow(["a;=1+1"])).toBe(`"a;'=1+1"\r\n`);
  expect(csvRow(["a\n =1+1"])).toBe(`"a\n '=1+1"\r\n`);
});

test("what no spreadsheet takes for a formula stays as it is", () => {
  const texts = ["arn:aws:iam::1:role/a-b", "a@b", "x=1", "us-east-1", "1+1", "don't"];
  expect(csvRow(texts)).toBe(`${texts.join(",")}\r\n`);
  expect(csvRow([-5])).toBe("-5\r\n");
});

test("a text as large as a record may be is no trap", () => {
  for (const text of ["\n", ",", ", ", "=", '"'].map((each) => each.repeat(1_000_000))) {
    expect(csvRow([text]).length).toBeGreaterThan(text.length);
  }
});

const nasty = fc.string({
  unit: fc.constantFrom(
    "=",
    "+",
    "-",
    "@",
    "＝",
    "\t",
    "\r",
    "\n",
    "\0",
    '"',
    ",",
    ";",
    "|",
    " ",
    "a",
  ),
  maxLength: 12,
});

/** The cells of a line, as RFC 4180 reads it. */
function readRow(line: string): string[] {
  const cells = line.slice(0, -2).matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return Array.from(cells, ([, quoted, bare = ""]) => quoted?.replaceAll('""', '"') ?? bare);
}

test("cells are read back as written, apart from the apostrophes", () => {
  fc.assert(
    fc.property(
      fc.array(
        nasty.map((text) => `x${text}`),
        { minLength: 1 },
      ),
      (texts) => {
        const read = readRow(csvRow(texts));
        expect(read.map((text) => text.replaceAll("'", ""))).toEqual(texts);
      },
    ),
  );
});

test("no piece of a line begins like a formula, whichever separator a program cuts at", () => {
  fc.assert(
    fc.property(fc.array(nasty, { minLength: 1 }), (texts) => {
      for (const separator of [/[,\r\n]/, /[;\r\n]/, /[|\r\n]/, /[\t\r\n]/]) {
        for (const piece of csvRow(texts).split(separator)) {
          expect(piece.replace(/^[\s"]+/, "")).not.toMatch(/^[=+\-@＝＋－＠]/);
        }
      }
    }),
  );
});
