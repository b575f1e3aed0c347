import { expect, test } from "vitest";
import { isInstalled } from "./install.mjs";

const wanted = {
  "": { version: "0.1.0" },
  "node_modules/a": { version: "1.0.0" },
  "node_modules/for-another-platform": { version: "1.0.0", optional: true },
};

test("packages of other platforms may be absent", () => {
  expect(isInstalled(wanted, { "node_modules/a": { version: "1.0.0" } })).toBe(true);
});

test("a missing package, another version or no node_modules at all means install", () => {
  const optional = wanted["node_modules/for-another-platform"];
  expect(isInstalled(wanted, { "node_modules/for-another-platform": optional })).toBe(false);
  expect(isInstalled(wanted, { "node_modules/a": { version: "1.0.1" } })).toBe(false);
  expect(isInstalled(wanted, {})).toBe(false);
});

test("a present optional package must have the locked version too", () => {
  const present = {
    "node_modules/a": { version: "1.0.0" },
    "node_modules/for-another-platform": { version: "0.9.0" },
  };
  expect(isInstalled(wanted, present)).toBe(false);
});
