import fc from "fast-check";
import { expect, test } from "vitest";
import { actionOf, keyOf, parseKeyMap, printKeyMap } from "./key-map";
import { keyConflict, SHORTCUT_GROUPS } from "./shortcut-groups";

const names = SHORTCUT_GROUPS.flatMap(({ keys }) => keys.map(({ key }) => key));

test("out of the box no two actions share a key, and none begins with another's", () => {
  expect(names.filter((name) => keyConflict(name, name, {}) !== null)).toEqual([]);
});

test("a changed key starts its action, and the old key starts nothing", () => {
  const map = parseKeyMap("j=n");
  expect(keyOf("j", map)).toBe("n");
  expect(actionOf("n", map)).toBe("j");
  expect(actionOf("j", map)).toBeNull();
  expect(actionOf("ArrowDown", map)).toBe("ArrowDown");
});

test("two actions may swap their keys", () => {
  const map = parseKeyMap("j=k&k=j");
  expect([actionOf("j", map), actionOf("k", map)]).toEqual(["k", "j"]);
});

test("a key that is taken, or that begins a taken sequence, is refused by name", () => {
  expect(keyConflict("j", "k", {})).toContain("Previous event");
  expect(keyConflict("j", "g", {})).toContain("Go to the overview");
  expect(keyConflict("j", "ab", {})).toContain("One key");
  expect(keyConflict("j", "v", {})).toBeNull();
});

test("any text reads as a map that prints and reads back the same", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const map = parseKeyMap(text);
      expect(parseKeyMap(printKeyMap(map))).toEqual(map);
    }),
  );
  expect(parseKeyMap("__proto__=x&constructor=y&j=too+long")).toEqual({});
});
