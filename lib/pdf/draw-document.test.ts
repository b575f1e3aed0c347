import fc from "fast-check";
import { expect, test } from "vitest";
import { type Block, type Document, documentSchema } from "@/lib/document/document";
import { documentOf, HOSTILE_TEXTS, tableOf } from "@/lib/document/testing/make-document";
import { drawDocument } from "./draw-document";
import { MOST_ROWS } from "./draw-table";
import { loadFaces } from "./fonts";
import { type ReadPdf, readPdf, tagsOf } from "./testing/read-pdf";

const faces = loadFaces(process.cwd());
const draw = async (document: Document) =>
  readPdf(await drawDocument(documentSchema.parse(document), { faces }));
const withBlocks = (...blocks: Block[]): Document => ({
  ...documentOf("A report"),
  sections: [{ id: "one", title: "First", blocks }],
});
const squeezed = (text: string) => text.replaceAll(/\s+/g, "");
const all = ({ texts }: ReadPdf) => squeezed(texts.join(""));
const tags = ({ trees }: ReadPdf, ...roles: string[]) =>
  trees.flatMap((tree) => tagsOf(tree, ...roles));

test("it is tagged, has a language, a title, bookmarks, and headings without a gap", async () => {
  const pdf = await draw({
    ...documentOf("A report"),
    language: "nb",
    sections: ["One", "Two", "Three"].map((title, at) => ({
      id: `s${at}`,
      title,
      blocks: [
        { kind: "heading", text: `Part of ${title}` },
        { kind: "text", text: "Words." },
      ],
    })),
  });
  expect(pdf).toMatchObject({ isTagged: true, language: "nb", bookmarks: ["One", "Two", "Three"] });
  expect(pdf.info).toMatchObject({ Title: "A report", Creator: "Trailglass" });
  expect(JSON.stringify(pdf.info)).not.toContain(process.cwd());
  expect(tags(pdf, "H1", "H2", "H3").map(({ role, text }) => [role, text.trim()])).toEqual([
    ["H1", "A report"],
    ...["One", "Two", "Three"].flatMap((title) => [
      ["H2", title],
      ["H3", `Part of ${title}`],
    ]),
  ]);
  expect(tags(pdf, "TOCI").map(({ text }) => text)).toEqual(["One 1", "Two 1", "Three 1"]);
});

test("a table has heads that say what they are of, and each page repeats them as no part of it", async () => {
  const rows = Array.from({ length: 150 }, (_, at) => [`row ${at}`, at, "2026-01-02T03:04:05Z"]);
  const pdf = await draw(withBlocks(tableOf(rows)));
  expect(pdf.pages).toBeGreaterThan(2);
  expect(tags(pdf, "TH").map(({ text }) => text)).toEqual(["Who", "Events", "Time"]);
  const first = tags(pdf, "TD").filter((_, at) => at % 3 === 0);
  expect(first.map(({ text }) => text)).toEqual(rows.map(([name]) => name));
  for (const text of pdf.texts.slice(0, -1)) expect(squeezed(text)).toContain("WhoEventsTime");
  expect(pdf.texts.every((text, at) => text.includes(`Page ${at + 1} / ${pdf.pages}`))).toBe(true);
  expect(pdf.texts.every((text) => text.includes("A report · A report"))).toBe(true);
});

test("facts are a list, and a chart says its figures to who cannot see it", async () => {
  const pdf = await draw(
    withBlocks(
      { kind: "facts", facts: [{ label: "Accounts", value: "111122223333" }] },
      {
        kind: "bars",
        caption: "By Region",
        unit: "events",
        rows: [
          { label: "eu-west-1", value: 12 },
          { label: "us-east-1", value: 3 },
        ],
      },
    ),
  );
  const [item] = tags(pdf, "LI");
  expect(item?.children.map(({ role, text }) => [role, text])).toEqual([
    ["Lbl", "Accounts"],
    ["LBody", "111122223333"],
  ]);
  const [figure] = tags(pdf, "Figure");
  expect(figure?.alt).toBe("By Region, events. eu-west-1: 12; us-east-1: 3");
});

test("a note says its level in words", async () => {
  const pdf = await draw(withBlocks({ kind: "note", level: "bad", text: "A gap." }));
  expect(tags(pdf, "P").at(-1)?.text).toBe("Problem: A gap.");
});

test.each(HOSTILE_TEXTS)("%j stays text, and nothing in it is hidden or a link", async (text) => {
  const pdf = await draw(documentOf(`${text} 漢🦊`));
  expect(pdf.links).toBe(0);
  expect(pdf.texts.join("")).not.toMatch(/\p{Cf}|\p{Cc}|\p{Cs}/u);
  expect(all(pdf)).toContain("U+1F98A");
  if (text.includes("\u202e")) expect(all(pdf)).toContain("role\\u202eadmin");
  if (text.includes("<script>")) expect(all(pdf)).toContain("<script>alert(1)</script>");
});

test("the same document gives the same bytes", async () => {
  const document = documentOf("A report");
  const [one, other] = [
    await drawDocument(document, { faces }),
    await drawDocument(document, { faces }),
  ];
  expect(one.equals(other)).toBe(true);
});

test("what is cut is said", async () => {
  const rows = Array.from({ length: MOST_ROWS + 5 }, (_, at) => ["a", at, null]);
  const pdf = await draw(
    withBlocks(tableOf(rows, 100_000), tableOf([["x".repeat(20_000), 1, null]])),
  );
  expect(all(pdf)).toContain(squeezed(`Prints ${MOST_ROWS} of 100000 rows.`));
  expect(tags(pdf, "TD").at(-3)?.text).toMatch(/x…$/);
  expect(pdf.pages).toBeLessThan(120);
});

test("whatever a text is, all of it that can be seen is read back in its order", async () => {
  const word = fc.string({ unit: fc.constantFrom(..."ab/:-_.é "), maxLength: 300 });
  await fc.assert(
    fc.asyncProperty(word, word, async (one, other) => {
      const pdf = await draw(
        withBlocks({ kind: "text", text: one }, tableOf([[other.slice(0, 200), 1, null]])),
      );
      expect(all(pdf)).toContain(squeezed(one));
      expect(squeezed(tags(pdf, "TD")[0]?.text ?? "")).toBe(squeezed(other.slice(0, 200)));
    }),
    { numRuns: 25 },
  );
});
