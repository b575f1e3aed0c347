import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const page = readFileSync(join(root, "docs/security.md"), "utf8");
const rows = [...page.matchAll(/^\| (\d+) +\| .*? \| (.*?) +\|$/gm)].map(
  ([, number = "", held = ""]) => ({ number: Number(number), held }),
);

test("each attack of the list has a line", () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 75 }, (_, at) => at + 1));
});

test("every test that is said to hold a promise exists", () => {
  const missing = rows.filter(({ held }) => {
    const named = /^`([^`]+\.(?:test|spec)\.(?:ts|mjs))`: (.+)$/.exec(held);
    if (named === null) return false;
    const [, path = "", name = ""] = named;
    if (!existsSync(join(root, path))) return true;
    const code = readFileSync(join(root, path), "utf8");
    return !code.includes(JSON.stringify(name).slice(1, -1));
  });
  expect(missing).toEqual([]);
});
