import { generateKeyPairSync, sign } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { judgeObject, TEST_KEYS } from "./testing/judge-objects";
import {
  knowing,
  listedKey,
  SIGNING_KEY,
  SignedChain,
  type SignedObject,
  sha256Of,
  withChangedBody,
} from "./testing/signed-chain";

const CHAIN = new SignedChain();
const FIRST = CHAIN.next();
const SECOND = CHAIN.next({ files: [{ key: "a log", sha256: sha256Of("log") }] });
const OTHER_SIGNER = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;

const verdictOf = (object: SignedObject, keyOf = TEST_KEYS) =>
  judgeObject(object, { keyOf }).verdict;

test("a key in SPKI verifies as well", () => {
  const key = listedKey(SIGNING_KEY, "eu-west-1", "spki");
  expect(verdictOf(new SignedChain({ key }).next(), knowing(key))).toBe("verified");
});

test("a key that is not known is told with Region and fingerprint", () => {
  const { fingerprint } = CHAIN.place.key;
  expect(judgeObject(SECOND, { keyOf: () => null })).toMatchObject({
    verdict: "key-not-found",
    detail: `public key not found in region eu-west-1 for fingerprint ${fingerprint}`,
  });
});

test("a key is looked up in the Region that delivered the digest, not in the trail's home", () => {
  const elsewhere = listedKey(SIGNING_KEY, "us-east-1");
  expect(verdictOf(SECOND, knowing(elsewhere))).toBe("key-not-found");
  expect(verdictOf(SECOND, knowing(elsewhere, listedKey()))).toBe("verified");
  const northern = new SignedChain({ region: "eu-north-1" }).next();
  expect(verdictOf(northern, knowing(elsewhere, listedKey(SIGNING_KEY, "eu-north-1")))).toBe(
    "verified",
  );
});

test("a digest signed by somebody else's key names a key that is not known", () => {
  expect(verdictOf(new SignedChain({ signer: OTHER_SIGNER }).next())).toBe("key-not-found");
});

test("a digest signed by somebody else in the name of a known key fails", () => {
  const forged = new SignedChain({ signer: OTHER_SIGNER, key: listedKey() }).next();
  expect(verdictOf(forged)).toBe("signature-failed");
});

test("a key that cannot be loaded is told, and is not the digest's fault", () => {
  const { fingerprint } = CHAIN.place.key;
  const der = Buffer.from("ffaa00", "hex");
  expect(judgeObject(SECOND, { keyOf: () => ({ ...listedKey(), der }) })).toMatchObject({
    verdict: "bad-key",
    detail: `Unable to load PKCS #1 key with fingerprint ${fingerprint}`,
  });
});

test("a key of 1,024 bits proves nothing", () => {
  const signer = generateKeyPairSync("rsa", { modulusLength: 1024 }).privateKey;
  const chain = new SignedChain({ signer });
  expect(verdictOf(chain.next(), knowing(chain.place.key))).toBe("bad-key");
});

test("a signature of another digest fails", () => {
  expect(judgeObject({ ...SECOND, metadata: FIRST.metadata })).toMatchObject({
    verdict: "signature-failed",
    detail: "signature verification failed",
  });
});

test("a signature in upper case is right; of an odd length, or of no hex, it is not", () => {
  const signature = SECOND.metadata.signature ?? "";
  const withSignature = (text: string) =>
    verdictOf({ ...SECOND, metadata: { ...SECOND.metadata, signature: text } });
  expect(withSignature(signature.toUpperCase())).toBe("verified");
  for (const text of [signature.slice(1), `${signature.slice(0, -2)}zz`, "", "zz12", "abc"]) {
    expect(withSignature(text)).toBe("signature-failed");
  }
});

test.each(["sha1", "md5"])("a signature with %s by the right key fails", (hash) => {
  const text = `2026-07-01T06:00:00Z\n${FIRST.bucket}/${FIRST.key}\n${sha256Of(FIRST.body)}\nnull`;
  const signatureBy = (name: string) => sign(name, Buffer.from(text), SIGNING_KEY).toString("hex");
  expect(signatureBy("sha256")).toBe(FIRST.metadata.signature);
  const metadata = { ...FIRST.metadata, signature: signatureBy(hash) };
  expect(verdictOf({ ...FIRST, metadata })).toBe("signature-failed");
});

test("an end with milliseconds is verified as it was signed", () => {
  const change = (fields: Record<string, unknown>) => {
    fields.digestEndTime = "2026-07-01T06:00:00.250Z";
  };
  const digest = new SignedChain().next({ change });
  expect(verdictOf(digest)).toBe("verified");
  const rounded = withChangedBody(digest, (fields) => {
    fields.digestEndTime = "2026-07-01T06:00:00Z";
  });
  expect(verdictOf(rounded)).toBe("signature-failed");
});

test("no single changed bit of body, signature or key leaves a digest verified", () => {
  const signature = Buffer.from(SECOND.metadata.signature ?? "", "hex");
  const key = listedKey();
  const flip = (bytes: Buffer, bit: number) => {
    const changed = Buffer.from(bytes);
    const at = (bit >>> 3) % bytes.length;
    changed[at] = (changed[at] ?? 0) ^ (1 << (bit & 7));
    return changed;
  };
  const bit = fc.nat(SECOND.body.length * 8 - 1);
  fc.assert(
    fc.property(bit, (at) => {
      const text = flip(signature, at).toString("hex");
      const metadata = { ...SECOND.metadata, signature: text };
      expect(verdictOf({ ...SECOND, body: flip(SECOND.body, at) })).not.toBe("verified");
      expect(verdictOf({ ...SECOND, metadata })).toBe("signature-failed");
      const der = flip(key.der, at);
      expect(verdictOf(SECOND, () => ({ ...key, der }))).toBe("bad-key");
    }),
    { numRuns: 300 },
  );
});
