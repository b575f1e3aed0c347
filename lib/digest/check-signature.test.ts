import { constants, createHash, createPublicKey, privateEncrypt, sign } from "node:crypto";
import { expect, test } from "vitest";
import { checkSignature } from "./check-signature";
import { SIGNING_KEY } from "./testing/signed-chain";

const KEY = createPublicKey(SIGNING_KEY);
const TEXT = "2026-07-01T06:00:00Z\ntrail-logs/key\n00\nnull";
const RIGHT = sign("sha256", Buffer.from(TEXT), SIGNING_KEY).toString("hex");

test("a signature is right in hex of either case", () => {
  expect(checkSignature(KEY, TEXT, RIGHT)).toBe(true);
  expect(checkSignature(KEY, TEXT, RIGHT.toUpperCase())).toBe(true);
});

test.each([
  ["empty", ""],
  ["of an odd length", RIGHT.slice(1)],
  ["a byte short", RIGHT.slice(2)],
  ["a byte long", `00${RIGHT}`],
  ["followed by what is not hex", `${RIGHT.slice(0, -2)}zz`],
  ["followed by more than its length", `${RIGHT}zz`],
  ["not hex at all", "z".repeat(RIGHT.length)],
  ["followed by a line break", `${RIGHT}\n`],
  ["zero", "0".repeat(RIGHT.length)],
  ["larger than the modulus", "f".repeat(RIGHT.length)],
])("a signature that is %s is wrong", (_what, signature) => {
  expect(checkSignature(KEY, TEXT, signature)).toBe(false);
});

test("a signature of another text is wrong", () => {
  expect(checkSignature(KEY, `${TEXT} `, RIGHT)).toBe(false);
});

test.each(["md5", "sha1", "sha224", "sha384", "sha512"])(
  "a signature with %s is refused",
  (hash) => {
    const signature = sign(hash, Buffer.from(TEXT), SIGNING_KEY).toString("hex");
    expect(checkSignature(KEY, TEXT, signature)).toBe(false);
  },
);

test("a bare hash, and another padding, are refused", () => {
  const hash = createHash("sha256").update(TEXT).digest();
  expect(checkSignature(KEY, TEXT, privateEncrypt(SIGNING_KEY, hash).toString("hex"))).toBe(false);
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  const pss = sign("sha256", Buffer.from(TEXT), { key: SIGNING_KEY, padding }).toString("hex");
  expect(checkSignature(KEY, TEXT, pss)).toBe(false);
});
