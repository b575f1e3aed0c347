import { expect, test } from "vitest";
import { gridCommand } from "./grid-keys";

const press = (key: string, more: Partial<Record<"shiftKey" | "ctrlKey", boolean>> = {}) => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...more,
});
const usual = (key: string) => key;

test.each([
  ["j", "down"],
  ["ArrowUp", "up"],
  ["End", "last"],
  [" ", "select"],
  ["e", "expand"],
  ["f", "include"],
  ["ContextMenu", "menu"],
])("%s is %s", (key, command) => {
  expect(gridCommand(press(key), usual)).toBe(command);
});

test("Shift with j, k and the arrows extends the selection, and with F10 opens the menu", () => {
  const shifted = (key: string) => gridCommand(press(key, { shiftKey: true }), usual);
  expect(["J", "K", "ArrowDown", "ArrowUp", "F10"].map(shifted)).toEqual([
    "extend-down",
    "extend-up",
    "extend-down",
    "extend-up",
    "menu",
  ]);
});

test("keys of browser and system stay theirs", () => {
  expect(gridCommand(press("c", { ctrlKey: true }), usual)).toBe(null);
  expect(gridCommand(press("F10"), usual)).toBe(null);
  expect(gridCommand(press("Tab"), usual)).toBe(null);
  expect(gridCommand(press("constructor"), usual)).toBe(null);
});

test("letters follow the reader's own keys, and can be off; arrows always work", () => {
  const swapped = (key: string) => (key === "n" ? "j" : key === "j" ? null : key);
  expect(gridCommand(press("n"), swapped)).toBe("down");
  expect(gridCommand(press("j"), swapped)).toBe(null);
  expect(gridCommand(press("f"), () => null)).toBe(null);
  expect(gridCommand(press("ArrowDown"), () => null)).toBe("down");
});
