import { expect, test } from "vitest";
import { csvRow } from "./csv";

test("commas, quotes and line breaks are quoted as RFC 4180 says", () => {
  expect(csvRow(["a,b", 'say "hi"', "two\nlines", null, 7])).toBe(
    '"a,b","say ""hi""","two\nlines",,7\r\n',
  );
});

test.each(["=HYPERLINK(1)", "+1", "-2+3", "@SUM", "\t=1", "\r=1", "＝1"])(
  "%j is no formula",
  (text) => {
    expect(csvRow([text])).toMatch(/^"'/);
  },
);

test("a cell cannot close its quotes and start another one with a formula", () => {
  expect(csvRow(['","=1+1'])).toBe('""",""=1+1"\r\n');
});
