import { expect, test } from "vitest";
import { FLAG_NAMES } from "./event";
import { FlagSet, flagBits, flagNames } from "./flags";

test("flags survive the way into one integer and back", () => {
  expect(flagNames(flagBits(FLAG_NAMES))).toEqual(FLAG_NAMES);
  expect(flagBits(["no-event-time"])).toBe(1);
  expect(flagNames(0)).toEqual([]);
});

test("a flag set names each oddity once, in the order of the index", () => {
  const flags = new FlagSet();
  flags.add("wrong-type");
  flags.add("no-region");
  flags.add("wrong-type");
  expect(flags.names()).toEqual(["no-region", "wrong-type"]);
});
