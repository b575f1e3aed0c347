import { expect, test } from "vitest";
import { refusal, shortTags } from "./rule-words";

test("the reason of a refusal is its first error, with its place", () => {
  const at = { path: "detection.a", line: 12, column: 3 };
  const issues = [
    { ...at, severity: "warning" as const, message: "Odd." },
    { ...at, severity: "error" as const, message: "Wrong." },
  ];
  expect(refusal({ issues })).toBe("Line 12, detection.a: Wrong.");
  expect(refusal({ issues: issues.slice(0, 1) })).toBe(null);
});

test("tags of techniques and controls are shown, tactics are not", () => {
  expect(shortTags(["attack.defense-evasion", "attack.t1562.008", "cis.4.5", "custom"])).toEqual([
    "T1562.008",
    "CIS 4.5",
  ]);
});
