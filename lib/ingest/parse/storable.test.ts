import fc from "fast-check";
import { expect, test } from "vitest";
import { storable, TOGETHER_BYTES } from "./storable";

test("an ordinary text is stored as it is", () => {
  expect(storable("arn:aws:iam::111122223333:user/åsa")).toBe("arn:aws:iam::111122223333:user/åsa");
});

test("long texts that differ only at their end stay different", () => {
  const long = "å".repeat(1_000);
  expect(storable(`${long}a`)).not.toBe(storable(`${long}b`));
  expect(Buffer.byteLength(storable(`${long}a`))).toBeLessThanOrEqual(2_000);
});

test("whatever a log holds, Postgres can hold what becomes of it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 700 }), (text) => {
      const stored = storable(text, TOGETHER_BYTES);
      expect(stored.isWellFormed()).toBe(true);
      expect(stored).not.toContain("\0");
      expect(Buffer.byteLength(stored)).toBeLessThanOrEqual(TOGETHER_BYTES);
    }),
  );
});
