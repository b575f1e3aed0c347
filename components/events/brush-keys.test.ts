import { expect, test } from "vitest";
import { chosenBuckets, type Marks, pressKey } from "./brush-keys";

const COUNT = 10;

/** What keys do one after another; `+` before a key is Shift. */
function press(...keys: readonly string[]) {
  let marks: Marks = { cursor: null, selection: null };
  const acts: unknown[] = [];
  for (const key of keys) {
    const shift = key.startsWith("+");
    const pressed = pressKey(marks, shift ? key.slice(1) : key, shift, COUNT);
    marks = pressed?.marks ?? marks;
    if (pressed?.act) acts.push([pressed.act.kind, pressed.act.chosen.from, pressed.act.chosen.to]);
  }
  return { acts, chosen: chosenBuckets(marks, COUNT) };
}

test("keys move, extend and take back what is chosen, within the bars", () => {
  expect(press("ArrowRight").chosen).toEqual({ from: 0, to: 0 });
  expect(press("End", "+PageUp", "+ArrowLeft").chosen).toEqual({ from: 9, to: 0 });
  expect(press("Home", "+ArrowRight", "Escape").chosen).toEqual({ from: 1, to: 1 });
});

test("Enter zooms to what is chosen and s selects it", () => {
  expect(press("End", "+ArrowLeft", "Enter").acts).toEqual([["zoom", 9, 8]]);
  expect(press("Home", "s")).toEqual({ acts: [["select", 0, 0]], chosen: null });
});

test("where nothing is chosen, Enter leads to no other time", () => {
  expect(press("Enter").acts).toEqual([]);
  expect(press("End", "+ArrowLeft", "s", "Enter").acts).toEqual([["select", 9, 8]]);
});

test("fewer bars leave of what is chosen the part that there is", () => {
  expect(chosenBuckets({ cursor: 8, selection: { from: 2, to: 8 } }, 5)).toEqual({
    from: 2,
    to: 4,
  });
});
