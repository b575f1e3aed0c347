import { expect, test } from "vitest";
import { printParams } from "./url-params";

test("writes known parameters in the order of all links and keeps the others behind them", () => {
  expect(printParams("?grid=day&tz=utc&from=now-7d", { scope: "111122223333", q: "a:b" })).toBe(
    "q=a:b&from=now-7d&tz=utc&scope=111122223333&grid=day",
  );
});

test("null, undefined and an empty text take a parameter away", () => {
  expect(printParams("from=now-7d&to=now&tz=utc", { from: null, to: undefined, tz: "" })).toBe("");
});

test("hostile values stay inside their parameter", () => {
  const printed = printParams("", { scope: "a&q=x#y=\u0000 z" });
  expect([...new URLSearchParams(printed)]).toEqual([["scope", "a&q=x#y=\u0000 z"]]);
});
