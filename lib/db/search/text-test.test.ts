import { expect, test } from "vitest";
import { findField } from "@/lib/search/fields";
import { likePattern, spellingsOf } from "./text-test";

test("but two, no character beyond ASCII has ASCII in its lower case", () => {
  const found: string[] = [];
  for (let code = 128; code <= 0x10ffff; code += 1) {
    const char = String.fromCodePoint(code);
    if (/[ -~]/.test(char.toLowerCase())) found.push(char);
  }
  expect(found).toEqual(["\u0130", "\u212A"]);
  expect(found.map((char) => char.toLowerCase())).toEqual(["i\u0307", "k"]);
});

test("a service may be stored with its suffix or without, other values only as they are", () => {
  const [service, event] = ["service", "event"].map((name) => findField(name));
  if (!service || !event) throw new Error("no such field");
  expect(spellingsOf(service, "s3.amazonaws.com")).toEqual(["s3.amazonaws.com", "s3"]);
  expect(spellingsOf(service, "a.b.amazonaws.com")).toEqual(["a.b.amazonaws.com"]);
  expect(spellingsOf(service, ".amazonaws.com")).toEqual([".amazonaws.com"]);
  expect(spellingsOf(event, "s3.amazonaws.com")).toEqual(["s3.amazonaws.com"]);
});

test("what is a wildcard for Postgres alone stands for itself", () => {
  expect(likePattern({ text: "a%_\\*?*", wildcards: [6] })).toBe("a\\%\\_\\\\*?%");
});
