import { expect, test } from "vitest";
import { readPresses } from "./key-presses";

const NAMES = ["g h", "h", "j", "Escape"];
const USUAL = { keys: "on", keyMap: {} } as const;

/** Presses a second apart where a number stands between them, else at once. */
function press(keys: readonly (string | number)[], choices: Parameters<typeof read>[2] = USUAL) {
  const presses = readPresses();
  let timeStamp = 0;
  const done: (string | null)[] = [];
  for (const key of keys) {
    if (typeof key === "number") timeStamp += key;
    else done.push(presses.read({ key, timeStamp }, NAMES, choices));
  }
  return done;
}
const { read } = readPresses();

test("the second key of a sequence does not act alone", () => {
  expect(press(["g", "h", "h"])).toEqual([null, "g h", "h"]);
  expect(press(["g", "j", "j"])).toEqual([null, null, "j"]);
});

test("a sequence is waited for a second", () => {
  expect(press(["g", 999, "h"])).toEqual([null, "g h"]);
  expect(press(["g", 1000, "h"])).toEqual([null, "h"]);
});

test("only the first key of a sequence waits: Escape, then j, is two single keys", () => {
  expect(press(["Escape", "j", "g", "g", "h"])).toEqual(["Escape", "j", null, null, "g h"]);
});

test("says whether a sequence has begun, until it is forgotten", () => {
  const presses = readPresses();
  expect(presses.isPending(0)).toBe(false);
  presses.read({ key: "g", timeStamp: 0 }, NAMES, USUAL);
  expect([presses.isPending(999), presses.isPending(1000)]).toEqual([true, false]);
  presses.forget();
  expect(presses.isPending(1)).toBe(false);
});

test("follows the reader's own keys; without single keys only the named ones act", () => {
  const keyMap = { "g h": "n", j: "g j" };
  expect(press(["n", "g", "j"], { keys: "on", keyMap })).toEqual(["g h", null, "j"]);
  expect(press(["j", "g", "h", "Escape"], { keys: "off", keyMap: {} })).toEqual([
    null,
    null,
    null,
    "Escape",
  ]);
});
