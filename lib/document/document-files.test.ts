import { expect, test } from "vitest";
import { documentFiles } from "./document-files";
import { documentOf, HOSTILE_TEXTS } from "./testing/make-document";

test("every form and every table is a file whose name is ours, whatever the texts are", () => {
  for (const text of HOSTILE_TEXTS) {
    const names = documentFiles(documentOf(text), "report").map(({ name }) => name);
    expect(names.slice(0, 2)).toEqual(["report.html", "report.md"]);
    expect(names.length).toBeGreaterThan(2);
    for (const name of names) expect(name).toMatch(/^[A-Za-z0-9-]+\.(?:html|md|csv)$/);
  }
});
