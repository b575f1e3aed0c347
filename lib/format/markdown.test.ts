import fc from "fast-check";
import { expect, test } from "vitest";
import { markdownHead, markdownRow } from "./markdown";
import { toVisible } from "./visible";

test("a table has a head, a rule and a line for each event", () => {
  expect(markdownHead(["time (UTC)", "user"]) + markdownRow(["2026", null])).toBe(
    "| `time (UTC)` | `user` |\n| --- | --- |\n| `2026` |  |\n",
  );
});

test.each([
  ["<img src=x onerror=alert(1)>", "`<img src=x onerror=alert(1)>`"],
  ["[a](javascript:alert(1))", "`[a](javascript:alert(1))`"],
  ["https://evil.example @team #1", "`https://evil.example @team #1`"],
  ["a|b", "`a`&#124;`b`"],
  ["\\|", "`\\`&#124;"],
  ["``` x ```", "&#96;&#96;&#96;`  x  `&#96;&#96;&#96;"],
  ["two\r\nlines", "`two\\r\\nlines`"],
  ["role\u202eadmin\u200b", "`role\\u202eadmin\\u200b`"],
  ["", ""],
])("%j renders as text", (text, cell) => {
  expect(markdownRow([text])).toBe(`| ${cell} |\n`);
});

test("a text as large as a record may be is no trap", () => {
  for (const text of [" ", " a", "`", "|"].map((each) => each.repeat(500_000))) {
    expect(markdownRow([text]).length).toBeGreaterThan(text.length);
  }
});

/** What a renderer shows: code without its marks (and one space at both ends), the two references. */
function render(cell: string): string {
  return cell.replace(/`([^`]*)`|&#(\d+);/g, (_all, code?: string, number?: string) => {
    if (code === undefined) return String.fromCharCode(Number(number));
    return /^ .* $/.test(code) && code.trim() !== "" ? code.slice(1, -1) : code;
  });
}

test("whatever a log holds, a line has as many cells as were written, and shows their text", () => {
  const text = fc.string({ unit: "binary", maxLength: 12 });
  const marks = fc.string({ unit: fc.constantFrom("|", "`", "\\", " ", "\n", "&", "a", "\u202e") });
  fc.assert(
    fc.property(fc.array(fc.oneof(text, marks), { minLength: 1, maxLength: 4 }), (texts) => {
      const line = markdownRow(texts);
      expect(line.match(/\n/g)).toHaveLength(1);
      const cells = line.slice(1, -2).split("|");
      expect(cells.map((cell) => render(cell.slice(1, -1)))).toEqual(texts.map(toVisible));
      // Nothing stands outside of code but the two references.
      for (const cell of cells) expect(cell).toMatch(/^ (?:`[^`]+`|&#124;|&#96;)* $/);
    }),
  );
});
