import { expect, test } from "vitest";
import { applyFix } from "./apply-fix";
import type { QueryIssue } from "./issue";
import { parseQuery } from "./parse";
import { SYNTAX_DRAWINGS } from "./testing/syntax-drawings";
import { VALUE_DRAWINGS } from "./testing/value-drawings";

/**
 * Every problem as a user sees it: the query, and for each issue the marked range with code,
 * message and [fixes], then what each fix makes of the query, up to the `$`. W204 and W206 need
 * more than the text and are tested where they arise.
 */
const DRAWINGS = `${SYNTAX_DRAWINGS}\n${VALUE_DRAWINGS}`
  .split("\n\n")
  .map((block) => block.trim())
  .filter((block) => block !== "" && !block.startsWith("# "));

function draw(text: string): string {
  return [text, ...parseQuery(text).issues.flatMap((issue) => drawIssue(text, issue))].join("\n");
}

function drawIssue(text: string, { code, message, from, to, fixes }: QueryIssue): string[] {
  const carets = " ".repeat(from) + "^".repeat(Math.max(1, to - from));
  const labels = fixes.map(({ label }) => `  [${label}]`).join("");
  const fixed = fixes.map((fix) => `=> ${applyFix(text, fix)}$`);
  return [`${carets} ${code} ${message}${labels}`, ...fixed];
}

test.each(DRAWINGS.map((drawing) => [drawing.split("\n")[0] ?? "", drawing]))(
  "%s",
  (text, drawing) => {
    expect(draw(text)).toBe(drawing);
    const { query, issues } = parseQuery(text);
    expect(query === null).toBe(issues.some(({ severity }) => severity === "error"));
    for (const { code, fixes } of issues) {
      for (const fix of fixes) {
        const left = parseQuery(applyFix(text, fix)).issues.map((issue) => issue.code);
        expect(left).not.toContain(code);
      }
    }
  },
);

test("a character that no screen shows is named", () => {
  const { issues } = parseQuery("a\u0000b");
  expect(issues).toMatchObject([
    { code: "E101", message: expect.stringContaining("U+0000"), from: 1, to: 2 },
  ]);
  expect(issues[0]?.fixes.map((fix) => applyFix("a\u0000b", fix))).toEqual(["ab"]);
});

test("every code that a text alone can earn is drawn", () => {
  const drawn = DRAWINGS.join("\n").match(/\b[EW]\d{3}\b/g);
  const errors = Array.from({ length: 14 }, (_, at) => `E${101 + at}`);
  expect([...new Set(drawn)].sort()).toEqual([...errors, "W201", "W202", "W203", "W205"]);
});
