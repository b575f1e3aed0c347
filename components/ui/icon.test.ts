import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ICON_NAMES } from "./icon-names";

test("every sign that a screen may name is drawn, and no other", () => {
  const drawn = readFileSync("public/icons.svg", "utf8").matchAll(/<symbol id="([^"]+)"/g);
  expect([...drawn].map(([, name]) => name)).toEqual([...ICON_NAMES]);
});
