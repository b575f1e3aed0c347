import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { publicKeys } from "@/bench/generator/digest-chain";
import { PinnedKeyProblem, parsePinnedKeys, printPinnedKeys } from "./pinned-keys";
import { fingerprintOf } from "./public-key";
import { listedKey } from "./testing/signed-chain";

const KEY = listedKey();
const ENTRY = {
  region: KEY.region,
  fingerprint: KEY.fingerprint,
  value: KEY.der.toString("base64"),
  validityStart: "2026-07-01T00:00:00Z",
  validityEnd: "2026-07-31T00:00:00Z",
  fetchedAt: "2026-07-02T00:00:00Z",
};

const read = (...entries: readonly unknown[]) => parsePinnedKeys(JSON.stringify(entries));

test("an entry is read with its validity", () => {
  const validity = { validFromMs: Date.UTC(2026, 6, 1), validToMs: Date.UTC(2026, 6, 31) };
  expect(read(ENTRY)).toEqual([{ ...KEY, ...validity }]);
  const { validityStart: _start, validityEnd: _end, ...timeless } = ENTRY;
  expect(read(timeless)).toEqual([KEY]);
});

test("what is printed is read again, and so is the generator's file", () => {
  const keys = read(ENTRY, { ...ENTRY, region: "us-east-1" });
  expect(parsePinnedKeys(printPinnedKeys(keys, Date.UTC(2026, 6, 3)))).toEqual(keys);
  expect(printPinnedKeys(keys, Date.UTC(2026, 6, 3))).toContain("2026-07-03T00:00:00");
  const generated = publicKeys(["us-east-1", "eu-west-1"], 0, 1000);
  expect(parsePinnedKeys(JSON.stringify(generated)).map(({ region }) => region)).toEqual([
    "us-east-1",
    "eu-west-1",
  ]);
});

test("an entry whose fingerprint is not that of its value is told by number", () => {
  const damaged = { ...ENTRY, fingerprint: "0".repeat(32) };
  expect(() => read(ENTRY, damaged)).toThrow(PinnedKeyProblem);
  expect(() => read(ENTRY, damaged)).toThrow(/^Entry 2 .*is damaged/);
});

test("every single changed byte of a key is noticed", () => {
  for (let at = 0; at < KEY.der.length; at += 1) {
    const der = Buffer.from(KEY.der);
    der[at] = (der[at] ?? 0) ^ 1;
    expect(() => read({ ...ENTRY, value: der.toString("base64") })).toThrow(/is damaged/);
  }
});

test("an entry given twice counts once", () => {
  expect(read(ENTRY, ENTRY)).toHaveLength(1);
});

test("the same key in two Regions is two entries", () => {
  expect(read(ENTRY, { ...ENTRY, region: "us-east-1" })).toHaveLength(2);
});

test.each([
  ["not JSON", "{"],
  ["not a list", JSON.stringify({ PublicKeyList: [ENTRY] })],
  ["null", "null"],
])("a file that is %s is refused", (_what, text) => {
  expect(() => parsePinnedKeys(text)).toThrow(PinnedKeyProblem);
});

test.each([
  ["null", null],
  ["a number", 7],
  ["without a Region", { ...ENTRY, region: undefined }],
  ["of no Region", { ...ENTRY, region: "../../etc" }],
  ["without a value", { ...ENTRY, value: "" }],
  ["not base64", { ...ENTRY, value: `${ENTRY.value}!` }],
  ["without a fingerprint", { ...ENTRY, fingerprint: null }],
  ["valid from no time", { ...ENTRY, validityStart: "yesterday" }],
  ["valid to a number", { ...ENTRY, validityEnd: 7 }],
  ["__proto__", JSON.parse('{"__proto__": {"region": "eu-west-1"}}')],
])("an entry that is %s is told by number", (_what, entry) => {
  expect(() => read(ENTRY, entry)).toThrow(/^Entry 2 of the keys: /);
});

test("a key too short to be trusted is kept: it is told where a digest names it", () => {
  const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 1024 });
  const der = publicKey.export({ type: "pkcs1", format: "der" });
  const short = { ...KEY, der, fingerprint: fingerprintOf(der) };
  expect(parsePinnedKeys(printPinnedKeys([short]))).toEqual([short]);
});
