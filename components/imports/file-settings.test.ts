import { expect, test } from "vitest";
import { FILE_SETTINGS } from "./file-settings";

const parse = (search: string) => FILE_SETTINGS.parse(new URLSearchParams(search));

test("what is written into a link is read from it, hostile text too", () => {
  for (const view of [
    { source: 3, state: "quarantined", q: "__proto__ \u0000%&=#" },
    { source: null, state: null, q: "" },
  ] as const) {
    const printed = Object.entries(FILE_SETTINGS.print(view)).flatMap(([name, value]) =>
      value === null ? [] : [[name, value]],
    );
    expect(parse(`${new URLSearchParams(printed)}`)).toEqual({ view, ignored: [] });
  }
});

test.each([
  ["source", "0"],
  ["source", "1e3"],
  ["state", "toString"],
  ["q", "a".repeat(501)],
  ["from", "now-7d"],
])("%s=%s is left out and named", (name, value) => {
  const view = { source: null, state: null, q: "" };
  expect(parse(`${name}=${value}&tz=utc`)).toEqual({ view, ignored: [name] });
});
