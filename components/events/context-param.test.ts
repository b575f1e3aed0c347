import fc from "fast-check";
import { expect, test } from "vitest";
import {
  changeContext,
  DEFAULT_CONTEXT,
  MODES,
  parseContext,
  printContext,
  WINDOWS,
} from "./context-param";

test("reads mode, window and whether the query applies", () => {
  expect(parseContext("session:5m")).toEqual({
    mode: "session",
    windowSeconds: 300,
    withQuery: false,
  });
  expect(parseContext("ip:24h:query")).toEqual({
    mode: "ip",
    windowSeconds: 86_400,
    withQuery: true,
  });
});

test.each([
  "",
  "session",
  "session:",
  "session:5",
  "session:7m",
  "Session:5m",
  "session:5m:",
  "session:5m:q",
  "session:5m:query:query",
  "__proto__:5m",
  "time:constructor",
  " time:5m",
])("%j is no context", (text) => {
  expect(parseContext(text)).toBe(null);
});

test("every choice reads back as it was printed, and the usual one is left out", () => {
  const choices = fc.record({
    mode: fc.constantFrom(...MODES),
    windowSeconds: fc.constantFrom(...WINDOWS.map(({ seconds }) => seconds)),
    withQuery: fc.boolean(),
  });
  fc.assert(
    fc.property(choices, (choice) => {
      const text = printContext(choice);
      expect(text === null ? DEFAULT_CONTEXT : parseContext(text)).toEqual(choice);
    }),
  );
  expect(printContext(DEFAULT_CONTEXT)).toBe(null);
});

test("any text gives a choice that prints as it, or nothing", () => {
  const words = fc.constantFrom("time", "ip", ":", "5m", "1h", "query", " ", "x");
  fc.assert(
    fc.property(
      fc.array(words).map((parts) => parts.join("")),
      (text) => {
        const choice = parseContext(text);
        if (choice !== null) expect(printContext(choice) ?? "time:5m").toBe(text);
      },
    ),
  );
});

test("what is chosen anew leaves the rest as the link says it by then", () => {
  const first = changeContext(null, { mode: "key" });
  expect(first).toBe("key:5m");
  expect(changeContext(first, { windowSeconds: 3600 })).toBe("key:1h");
  expect(changeContext("ip:24h:query", { mode: "time" })).toBe("time:24h:query");
  expect(changeContext("not a context", { windowSeconds: 60 })).toBe("time:1m");
});
