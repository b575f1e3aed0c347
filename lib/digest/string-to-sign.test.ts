import { expect, test } from "vitest";
import { stringToSign } from "./string-to-sign";
import { sha256Of } from "./testing/signed-chain";

const SIGNED = { endTime: "a", bucket: "b", key: "c" };

test("at the start of a chain the word null stands for the signature before", () => {
  expect(stringToSign({ ...SIGNED, previous: null }, sha256Of("abc"))).toBe(
    "a\nb/c\nba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\nnull",
  );
});

test("everything is signed as it is written", () => {
  const endTime = "2015-08-17T14:01:31.250Z";
  const previous = { signature: "ABcd" };
  expect(stringToSign({ ...SIGNED, endTime, previous }, "00")).toBe(`${endTime}\nb/c\n00\nABcd`);
});
