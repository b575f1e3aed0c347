import { expect, test } from "vitest";
import { readPreferences } from "./preference-cookies";

test("falls back to the defaults for absent and hostile cookies", () => {
  const defaults = { theme: "system", zone: "utc", keys: "on", keyMap: {} };
  expect(readPreferences(() => undefined)).toEqual(defaults);
  expect(readPreferences(() => '"><script>')).toEqual(defaults);
  expect(readPreferences(() => "__proto__")).toEqual(defaults);
});

test("reads each preference from its own cookie", () => {
  const cookies: Record<string, string> = { "tg-theme": "dark", "tg-zone": "local" };
  expect(readPreferences((name) => cookies[name])).toMatchObject({ theme: "dark", zone: "local" });
});
