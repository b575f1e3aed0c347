import { expect, test } from "vitest";
import { ownCopy } from "./own-copy";

test("a copy has an id of its own and names what it comes from", () => {
  expect(ownCopy("title: A\nid: old\nauthor: B\n", "new", "old")).toBe(
    "title: A\nid: new\nrelated:\n  - id: old\n    type: derived\nauthor: B\n",
  );
});

test("a rule without an id gets one below its title, and relations that are there stay", () => {
  expect(ownCopy("title: >-\n  A\n  B\nlevel: low\n", "new", null)).toBe(
    "title: >-\n  A\n  B\nid: new\nlevel: low\n",
  );
  expect(ownCopy("title: A\r\nid: old\r\nrelated: []\r\n", "new", "old")).toBe(
    "title: A\r\nid: new\r\nrelated: []\r\n",
  );
});

test("signs that replacements give a meaning are no part of it", () => {
  expect(ownCopy("id: old", "new", "$&")).toContain("- id: $&");
});
