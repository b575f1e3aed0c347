import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const page = readFileSync(join(root, "docs/security.md"), "utf8");
const rows = [...page.matchAll(/^\| (\d+) +\| .*? \| (.*?) +\|$/gm)].map(
  ([, number = "", held = ""]) => ({ number: Number(number), held }),
);

const items = [...page.matchAll(/^\| (\d+\.\d+\.\d+) +\| .*? \| (.*?) +\|$/gm)].map(
  ([, number = "", held = ""]) => ({ number, held }),
);

test("each attack of the list has a line", () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 75 }, (_, at) => at + 1));
});

/** The items that the project set out with. */
const ASVS =
  `1.1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.9 1.2.10 1.3.4 1.3.6 1.3.12 1.5.3 2.2.1 2.2.2 2.3.3 2.3.4
  2.4.1 3.2.1 3.2.2 3.3.1 3.3.2 3.3.3 3.3.4 3.4.1 3.4.2 3.4.3 3.4.4 3.4.5 3.4.6 3.4.7 3.4.8 3.5.1 3.5.2
  3.5.3 3.5.8 3.7.2 4.1.1 4.1.3 4.1.4 4.2.1 4.3.1 5.2.1 5.2.2 5.2.3 5.2.5 5.3.2 5.3.3 5.4.1 5.4.2 6.2.1
  6.2.4 6.2.9 6.2.12 6.3.1 6.3.2 6.3.8 6.4.1 6.5.1 6.6.3 6.8.1 7.2.1 7.2.2 7.2.3 7.2.4 7.3.1 7.3.2 7.4.1
  7.4.2 7.4.3 7.4.5 7.5.1 7.5.2 8.2.1 8.2.2 8.2.3 8.3.1 8.3.2 8.4.1 11.4.2 11.5.1 12.3.1 12.3.2 13.2.2
  13.2.3 13.2.4 13.2.5 13.3.1 13.3.2 13.4.1 13.4.2 13.4.5 13.4.6 14.2.1 14.2.2 14.2.6 14.3.2 15.1.1 15.1.2
  15.1.3 15.2.1 15.2.2 15.3.1 15.3.2 15.3.3 15.3.4 15.3.5 15.3.6 15.3.7 15.4.2 16.1.1 16.2.1 16.2.2 16.2.5
  16.3.1 16.3.2 16.3.3 16.3.4 16.4.1 16.4.2 16.5.1 16.5.2 16.5.3 16.5.4`.split(/\s+/);

test("each item of the ASVS has a line, which names a test, a row or the reason", () => {
  expect(items.map(({ number }) => number)).toEqual(ASVS);
  const wrong = items.filter(({ held }) => {
    const [, row] = /^row (\d+)$/.exec(held) ?? [];
    return held === "" || (row !== undefined && Number(row) > 75);
  });
  expect(wrong).toEqual([]);
});

test("nothing is left for later", () => {
  expect(page).not.toMatch(/not yet/i);
});

test("every test that is said to hold a promise exists", () => {
  const missing = [...rows, ...items].filter(({ held }) => {
    const named = /^`([^`]+\.(?:test|spec)\.(?:ts|mjs))`: (.+)$/.exec(held);
    if (named === null) return false;
    const [, path = "", name = ""] = named;
    if (!existsSync(join(root, path))) return true;
    const code = readFileSync(join(root, path), "utf8");
    // Markdown has one way to write strong words.
    return !code.includes(JSON.stringify(name.replaceAll("**", "__")).slice(1, -1));
  });
  expect(missing).toEqual([]);
});
