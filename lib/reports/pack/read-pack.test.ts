import { resolve } from "node:path";
import { expect, test } from "vitest";
import { fillQuery } from "./fill-query";
import { loadPacks } from "./load-packs";
import { readPack } from "./read-pack";

const GOOD = `id: mine
title: Mine
about: What I look at.
version: "1"
source: { name: Mine, version: "1" }
parameters:
  - { name: who, label: Who, kind: text }
controls:
  - id: one
    title: One
    asks: That it is seen.
    evidence: events
    query: "user:{who} event:CreateUser"
    by: [user]
`;

test("the packs that come along can all be read", async () => {
  const { packs, problems } = await loadPacks([resolve(import.meta.dirname, "../../../reports")]);
  expect(problems).toEqual([]);
  expect(packs).toHaveLength(12);
  const said = JSON.stringify(packs);
  expect(said).not.toMatch(/complian(t|ce)/i);
});

test.each([
  ["id: mine", "id: Mine!", "pack.yaml, line 1: id: small letters, digits and hyphens."],
  [
    "evidence: events",
    "evidence: magic",
    "pack.yaml, line 12: controls.0.evidence: Invalid option",
  ],
  ["event:CreateUser", "event:(", "pack.yaml, line 13: controls.0.query: The search"],
  ["{who}", "{whom}", "pack.yaml, line 13: controls.0.query: The search"],
  ["by: [user]", "by: [nonsense]", 'pack.yaml, line 14: controls.0.by.0: "nonsense" is no field'],
  ["    by:", "    bye:", "pack.yaml, line 9: controls.0: Unrecognized key"],
  ["source: {", "source: {{", "pack.yaml, line 6: This is no YAML"],
])("a wrong pack is refused with its line: %s as %s", (right, wrong, said) => {
  const read = () => readPack("pack.yaml", GOOD.replace(right, wrong));
  expect(read).toThrow(said);
});

test("aliases are refused, which could unfold without end", () => {
  const text = GOOD.replace("title: Mine", "title: &a Mine").replace("title: One", "title: *a");
  expect(() => readPack("pack.yaml", text)).toThrow("Write out what an alias stands for.");
});

test("a parameter stays one value, whatever is in it, and a search stays in its brackets", () => {
  const pack = readPack("pack.yaml", GOOD);
  const [control] = pack.controls;
  expect(fillQuery(pack, control?.query ?? "", { who: 'x" OR event:* OR "' })).toBe(
    'user:"x\\" OR event:* OR \\"" event:CreateUser',
  );
  expect(() => fillQuery(pack, "{who}", {})).toThrow('Say what "Who" is.');
  const query = { parameters: [{ name: "q", label: "Search", kind: "query" as const }] };
  expect(fillQuery(query, "{q} event:A", { q: "a OR b" })).toBe("(a OR b) event:A");
  expect(() => fillQuery(query, "{q} event:A", { q: "a) OR (b" })).toThrow("Search:");
});
