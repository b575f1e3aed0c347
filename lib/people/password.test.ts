import { expect, test } from "vitest";
import { hashPassword, isPassword } from "./password";

test("a password may be long and of any characters, and is not cut", async () => {
  const long = `${"correct horse battery staple ".repeat(4)}ÅΩ🦊`;
  const kept = await hashPassword(long);
  expect(kept).not.toContain("horse");
  expect(await isPassword(long, kept)).toBe(true);
  expect(await isPassword(`${long}x`, kept)).toBe(false);
  expect(await isPassword(long.slice(0, -2), kept)).toBe(false);
  // Another keyboard writes the same letter in two characters.
  expect(await isPassword(long.replace("Å", "A\u030a"), kept)).toBe(true);
});

test("the same password is kept in another form each time, and nobody has none", async () => {
  const [one, other] = await Promise.all([hashPassword("a password"), hashPassword("a password")]);
  expect(one).not.toBe(other);
  expect(await isPassword("", null)).toBe(false);
});
