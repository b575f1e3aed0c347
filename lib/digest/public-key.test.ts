import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { fingerprintOf, loadKey } from "./public-key";
import { listedKey } from "./testing/signed-chain";

/** Sample answers of ListPublicKeys: user guide (three), AWS CLI reference (one). */
const SAMPLES = [
  [
    "8eba5db5bea9b640d1c96a77256fe7f2",
    "MIIBCgKCAQEAn11L2YZ9h7onug2ILi1MWyHiMRsTQjfWE+pHVRLk1QjfWhirG+lpOa8NrwQ/r7Ah5bNL6HepznOU9XTDSfmmnP97mqyc7z/upfZdS/AHhYcGaz7n6Wc/RRBU6VmiPCrAUojuSk6/GjvA8iOPFsYDuBtviXarvuLPlrT9kAd4Lb+rFfR5peEgBEkhlzc5HuWO7S0y+KunqxX6jQBnXGMtxmPBPP0FylgWGNdFtks/4YSKcgqwH0YDcawP9GGGDAeCIqPWIXDLG1jOjRRzWfCmD0iJUkz8vTsn4hq/5ZxRFE7UBAUiVcGbdnDdvVfhF9C3dQiDq3k7adQIziLT0cShgQIDAQAB",
  ],
  [
    "8933b39ddc64d26d8e14ffbf6566fee4",
    "MIIBCgKCAQEApfYL2FiZhpN74LNWVUzhR+VheYhwhYm8w0n5Gf6i95ylW5kBAWKVEmnAQG7BvS5g9SMqFDQx52fW7NWV44IvfJ2xGXT+wT+DgR6ZQ+6yxskQNqV5YcXj4Aa5Zz4jJfsYjDuO2MDTZNIzNvBNzaBJ+r2WIWAJ/Xq54kyF63B6WE38vKuDE7nSd1FqQuEoNBFLPInvgggYe2Ym1Refe2z71wNcJ2kY+q0h1BSHrSM8RWuJIw7MXwF9iQncg9jYzUlNJomozQzAG5wSRfbplcCYNY40xvGd/aAmO0m+Y+XFMrKwtLCwseHPvj843qVno6x4BJN9bpWnoPo9sdsbGoiK3QIDAQAB",
  ],
  [
    "31e8b5433410dfb61a9dc45cc65b22ff",
    "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAqlzPJbvZJ42UdcmLfPUqXYNfOs6I8lCfao/tOs8CmzPOEdtLWugB9xoIUz78qVHdKIqxbaG4jWHfJBiOSSFBM0lt8cdVo4TnRa7oG9io5pysS6DJhBBAeXsicufsiFJR+wrUNh8RSLxL4k6G1+BhLX20tJkZ/erT97tDGBujAelqseGg3vPZbTx9SMfOLN65PdLFudLP7Gat0Z9p5jw/rjpclKfo9Bfc3heeBxWGKwBBOKnFAaN9V57pOaosCvPKmHd9bg7jsQkI9Xp22IzGLsTFJZYVA3KiTAElDMu80iFXPHEq9hKNbt9e4URFam+1utKVEiLkR2disdCmPTK0VQIDAQAB",
  ],
  [
    "7f3f401420072e50a65a141430817ab3",
    "MIIBCgKCAQEAlSS3cl92HDycr/MTj0moOhas8habjrraXw+KzlWF0axSI2tcF+3iJ9BKQAVSKxGwxwu3m0wG3J+kUl1xboEcEPHYoIYMbgfSw7KGnuDKwkLzsQWhUJ0cIbOHASox1vv/5fNXkrHhGbDCHeVXm804c83nvHUEFYThr1PfyP/8HwrCtR3FX5OANtQCP61C1nJtSSkC8JSQUOrIP4CuwJjc+4WGDk+BGH5m9iuiAKkipEHWmUl8/P7XpfpWQuk4h8g3pXZOrNXr08lbh4d39svj7UqdhvOXoBISp9t/EXYuePGEtBdrKD9Dz+VHwyUPtBQvYr9BnkF88qBnaPNhS44rzwIDAQAB",
  ],
] as const;

test.each(SAMPLES)("AWS's sample %s has the fingerprint of its bytes, and loads", (name, value) => {
  const der = Buffer.from(value, "base64");
  expect(fingerprintOf(der)).toBe(name);
  expect(loadKey(der)?.asymmetricKeyDetails).toMatchObject({ modulusLength: 2048 });
});

test("one of AWS's samples is SPKI and three are PKCS#1", () => {
  const isSpki = SAMPLES.map(([, value]) => value.startsWith("MIIBIjANBgkqhkiG9w0BAQEF"));
  expect(isSpki).toEqual([false, false, true, false]);
});

test("the same key loads from both encodings", () => {
  const [pkcs1, spki] = [listedKey(), listedKey(undefined, "eu-west-1", "spki")];
  expect(pkcs1.fingerprint).not.toBe(spki.fingerprint);
  expect(loadKey(spki.der)?.equals(loadKey(pkcs1.der) ?? expect.fail())).toBe(true);
});

test("a key of 1,024 bits is refused", () => {
  const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 1024 });
  expect(loadKey(publicKey.export({ type: "pkcs1", format: "der" }))).toBe(null);
});

test("keys that are not RSA are refused", () => {
  const curve = generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey;
  expect(loadKey(curve.export({ type: "spki", format: "der" }))).toBe(null);
  const pss = generateKeyPairSync("rsa-pss", { modulusLength: 2048 }).publicKey;
  expect(loadKey(pss.export({ type: "spki", format: "der" }))).toBe(null);
});

test.each([
  ["nothing", Buffer.alloc(0)],
  ["noise", Buffer.from("ffaa00", "hex")],
  ["half a key", listedKey().der.subarray(0, 100)],
])("%s is not a key", (_what, der) => {
  expect(loadKey(der)).toBe(null);
});
