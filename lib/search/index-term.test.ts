import { expect, test } from "vitest";
import { dictionaryTerm, valueTerm } from "./index-term";

test("a dictionary term is exact and positive, a value term negative", () => {
  expect(dictionaryTerm("account", 1)).toBe("1099511627777");
  expect(BigInt(valueTerm("outcome", "denied"))).toBeLessThan(0n);
  expect(BigInt(valueTerm("outcome", "denied"))).toBeGreaterThanOrEqual(-(2n ** 63n));
});

test("case does not change a term, field and value do", () => {
  expect(valueTerm("user", "Alice")).toBe(valueTerm("user", "aLICE"));
  expect(valueTerm("user", "alice")).not.toBe(valueTerm("role", "alice"));
  expect(valueTerm("ab", "c")).not.toBe(valueTerm("a", "bc"));
});

test("half a million near-alike values have as many terms", () => {
  const terms = new Set<string>();
  for (let index = 0; index < 250_000; index++) {
    terms.add(valueTerm("", `i-${index.toString(16).padStart(17, "0")}`));
    terms.add(valueTerm("", `arn:aws:s3:::bucket/key-${index}`));
  }
  expect(terms.size).toBe(500_000);
});

test("each half of a term is spread evenly: 100,000 values fill the low bits as chance would", () => {
  const buckets = new Uint32Array(1024);
  for (let index = 0; index < 102_400; index++) {
    const bucket = Number(-BigInt(valueTerm("ip", `10.0.${index >> 8}.${index & 255}`)) & 1023n);
    buckets[bucket] = (buckets[bucket] ?? 0) + 1;
  }
  expect(Math.min(...buckets)).toBeGreaterThan(50);
  expect(Math.max(...buckets)).toBeLessThan(170);
});
