import fc from "fast-check";
import { expect, test } from "vitest";
import { toVisible } from "@/lib/format/visible";
import { htmlText } from "./html-text";
import { documentOf, HOSTILE_TEXTS } from "./testing/make-document";
import { toHtml } from "./to-html";

const TAG = /<(\/?[a-z]\w*)((?: [a-zA-Z-]+(?:="[^"<>]*")?)*)\/?>/g;

/** The names of all tags after the style, in order. */
function tagsOf(html: string): string[] {
  return Array.from(html.split("</style>")[1]?.matchAll(TAG) ?? [], ([, name = ""]) => name);
}

/** The tags of a hostile document, without the marks around escapes. */
const shapeOf = (html: string) => tagsOf(html).filter((name) => !/^\/?mark$/.test(name));

test("a document is one file with language, outline, headed columns and no script", () => {
  const html = toHtml(documentOf("Root"));
  expect(html).toContain('<html lang="en">');
  expect(html).toContain("default-src 'none'; style-src 'unsafe-inline'");
  expect(html).toContain("<h1>Root</h1>");
  expect(html).toContain('<h2 id="s1">Root</h2>');
  expect(html).toContain('<th scope="col" class="number">Events</th>');
  expect(html).toContain("<p>Shows 1 of 12 rows.</p>");
  expect(html).toContain('<svg role="img"');
  expect(html).toContain("<title>Root</title><desc>1 bars, Root;");
  expect(html).toContain('<tr><td>Root</td><td class="number">3</td></tr>');
  expect(html).not.toMatch(/<script|https?:|url\(|@import/);
});

test.each(HOSTILE_TEXTS)("%j adds no tag and no attribute", (text) => {
  const html = toHtml(documentOf(text));
  expect(shapeOf(html)).toEqual(shapeOf(toHtml(documentOf("Root"))));
  expect(html.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
  const [, body = ""] = html.split("</style>");
  // Whatever is no tag of ours has no angle bracket, and only links to sections are links.
  expect(body.replaceAll(TAG, "")).not.toMatch(/[<>]/);
  expect(Array.from(body.matchAll(/ (?:href|src|on\w+)="([^"]*)"/g), ([, to]) => to)).toEqual([
    "#s1",
  ]);
});

test("text is read back as it is shown, and an escape is marked as one", () => {
  expect(htmlText("a\u202eb \\u202e")).toBe("a<mark>\\u202e</mark>b \\u202e");
  const names: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
  const marks = fc.constantFrom(..."&<>\"';#lt39".split(""));
  const text = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: marks }));
  fc.assert(
    fc.property(text, (each) => {
      const read = htmlText(each)
        .replace(/<\/?mark>/g, "")
        .replace(/&([^;]+);/g, (_all, name: string) => names[name] ?? "?");
      expect(read).toBe(toVisible(each));
    }),
  );
});
