import fc from "fast-check";
import { expect, test } from "vitest";
import { markdownLine } from "@/lib/format/markdown-prose";
import { toVisible } from "@/lib/format/visible";
import { documentOf, HOSTILE_TEXTS } from "./testing/make-document";
import { toMarkdown } from "./to-markdown";

test("a document reads as headings, prose, lists, tables and code", () => {
  const markdown = toMarkdown(documentOf("Root was used, twice."));
  expect(markdown).toContain("# Root was used, twice.\n\n");
  expect(markdown).toContain("## Root was used, twice.\n\n### Root was used, twice.\n\n");
  expect(markdown).toContain("> **Warning:** Root was used, twice.\n");
  expect(markdown).toContain("| `Root was used, twice.` | `7` |  |\n");
  expect(markdown).toContain("\n\nShows 1 of 12 rows.\n");
  expect(markdown).toContain("```\nRoot was used, twice.\n```");
  expect(markdown).toContain("Root was used, twice.: `/Root was used, twice.`");
});

/** What stands outside of code, each code as a letter: nothing there may be markup but ours. */
function outsideCode(markdown: string): string {
  return markdown
    .replace(/^(`{3,})\n[\s\S]*?\n\1$/gm, "")
    .replace(/`[^`\n]*`/g, "c")
    .replace(/&#(?:124|96);/g, "c");
}

test.each(HOSTILE_TEXTS)("%j is text wherever it stands", (text) => {
  const markdown = toMarkdown(documentOf(text));
  expect(markdown.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
  expect(outsideCode(markdown)).not.toMatch(/[<[\]_~@&]|:\/\/|www\./);
  expect(outsideCode(markdown).match(/^#+ /gm)).toHaveLength(3);
});

test("a line of prose shows the words it was given and nothing else outside of code", () => {
  const marks = fc.constantFrom(..."*_`[]()<>#-+.1a!|\\~&@:/ \n".split(""));
  const text = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: marks }));
  fc.assert(
    fc.property(text, (each) => {
      const written = markdownLine(each);
      expect(written).not.toContain("\n");
      const shown = written
        .replace(/`([^`]*)`|&#(\d+);/g, (_all, code?: string, number?: string) =>
          code === undefined ? String.fromCharCode(Number(number)) : code,
        )
        .replaceAll(" ", "");
      expect(shown).toBe(toVisible(each.replaceAll("\n", " ")).replaceAll(" ", ""));
      const outside = outsideCode(written);
      expect(outside).not.toMatch(/[*_[\]<>#+|\\~&@]|:\/\/|^\s*(?:\d+[.)]|-)(?:\s|$)/);
    }),
  );
});

test("a blank character that Unicode counts as a letter or a mark is an escape in prose too", () => {
  expect(markdownLine("ad\u3164min a\u034fb")).toBe("`ad\\u3164min` `a\\u034fb`");
});

test("a text as large as a record may be is no trap", () => {
  for (const piece of ["a", "a-", "(", "`", " a", "\n"]) {
    expect(markdownLine(piece.repeat(300_000))).toBeTypeOf("string");
  }
});
