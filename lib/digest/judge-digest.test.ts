import { expect, test } from "vitest";
import { judgeDigest } from "./judge-digest";
import { judgeObject, TEST_KEYS } from "./testing/judge-objects";
import {
  HOUR_MS,
  SignedChain,
  type SignedObject,
  sha256Of,
  withChangedBody,
} from "./testing/signed-chain";

const CHAIN = new SignedChain();
const FIRST = CHAIN.next();
const LOG = { key: "AWSLogs/log.json.gz", sha256: sha256Of("log") };
const SECOND = CHAIN.next({ files: [LOG] });

const verdictOf = (object: SignedObject, keyOf = TEST_KEYS) =>
  judgeObject(object, { keyOf }).verdict;

test("digests that CloudTrail signed are verified, at the start of a chain and within", () => {
  expect(judgeObject(FIRST)).toMatchObject({ verdict: "verified", detail: null });
  expect(judgeObject(SECOND)).toEqual({
    bucket: "trail-logs",
    key: SECOND.key,
    endMs: SECOND.endMs,
    backfill: false,
    verdict: "verified",
    detail: null,
    digest: expect.objectContaining({ logFiles: [{ bucket: "trail-logs", ...LOG }] }),
    sha256: sha256Of(SECOND.body),
    signature: SECOND.metadata.signature,
    signatureFrom: "metadata",
  });
});

test("a digest that could not be read keeps the verdict of its reader", () => {
  const body = { verdict: "invalid-format", detail: "damaged gzip" } as const;
  expect(judgeDigest({ ...SECOND, body, exactPlace: true }, TEST_KEYS)).toMatchObject({
    ...body,
    digest: null,
    sha256: null,
  });
});

test("a body that is not JSON has no valid form", () => {
  const object = { ...SECOND, body: Buffer.from("digest") };
  expect(judgeObject(object)).toMatchObject({ verdict: "invalid-format", digest: null });
});

test.each([
  ["no metadata", {}],
  ["no algorithm", { signature: SECOND.metadata.signature ?? "" }],
  ["no signature", { "signature-algorithm": "SHA256withRSA" }],
  ["only a prototype", JSON.parse('{"__proto__": {"signature": "00"}}')],
])("an object with %s fails verification, as with awscli", (_what, metadata) => {
  expect(judgeObject({ ...SECOND, metadata })).toMatchObject({
    verdict: "signature-failed",
    detail: expect.stringContaining("signature verification failed"),
  });
});

test("a copy that never had metadata waits for the next digest, with its content", () => {
  expect(judgeObject(SECOND, { copied: true })).toMatchObject({
    bucket: null,
    verdict: "no-signature",
    digest: { key: SECOND.key },
    signature: null,
  });
});

test.each(["SHA1withRSA", "MD5withRSA", "sha256withrsa", "none", ""])(
  "metadata that names the algorithm %j is refused",
  (algorithm) => {
    const metadata = { ...SECOND.metadata, "signature-algorithm": algorithm };
    expect(verdictOf({ ...SECOND, metadata })).toBe("wrong-algorithm");
  },
);

test("a digest that names another algorithm is refused, even when it is signed", () => {
  const change = (fields: Record<string, unknown>) => {
    fields.digestSignatureAlgorithm = "SHA1withRSA";
  };
  expect(verdictOf(new SignedChain().next({ change }))).toBe("wrong-algorithm");
});

test("in another bucket or under another key it has been moved", () => {
  const moved = {
    verdict: "moved",
    detail: "has been moved from its original location",
  };
  expect(judgeObject({ ...SECOND, bucket: "elsewhere" })).toMatchObject(moved);
  expect(judgeObject({ ...SECOND, key: FIRST.key })).toMatchObject(moved);
  expect(judgeObject({ ...SECOND, key: `copy/${SECOND.key}` })).toMatchObject(moved);
});

test("an older digest of the same chain under a newer key has been moved", () => {
  expect(verdictOf({ ...FIRST, key: SECOND.key })).toBe("moved");
});

test("a digest of another trail under this one's key has been moved", () => {
  const other = new SignedChain({ trail: "other" }).next();
  expect(verdictOf(other)).toBe("verified");
  expect(verdictOf({ ...other, key: FIRST.key })).toBe("moved");
});

test("in a folder the tree may lie anywhere, and a changed name is still a move", () => {
  const inFolder = (key: string) =>
    judgeDigest({ ...SECOND, bucket: null, key, exactPlace: false }, TEST_KEYS).verdict;
  expect(inFolder(`evidence/2026/${SECOND.key}`)).toBe("verified");
  expect(inFolder(SECOND.key.slice(SECOND.key.lastIndexOf("/") + 1))).toBe("verified");
  expect(inFolder(FIRST.key)).toBe("moved");
});

test("a hash changed in the digest, to fit a changed log, fails", () => {
  const object = withChangedBody(SECOND, (fields) => {
    fields.logFiles = [
      {
        s3Bucket: "trail-logs",
        s3Object: LOG.key,
        hashValue: sha256Of("changed"),
        hashAlgorithm: "SHA-256",
      },
    ];
  });
  expect(judgeObject(object)).toMatchObject({
    verdict: "signature-failed",
    digest: { logFiles: [{ sha256: sha256Of("changed") }] },
  });
});

test("a backfill digest needs the time at which it was made", () => {
  const digest = new SignedChain({ backfill: true }).next();
  expect(judgeObject(digest)).toMatchObject({ verdict: "verified", backfill: true });
  const { "backfill-generation-timestamp": _time, ...metadata } = digest.metadata;
  expect(verdictOf({ ...digest, metadata })).toBe("invalid-format");
  expect(judgeObject(digest, { copied: true }).verdict).toBe("no-signature");
});

test("the name of another file is a mistake of the caller", () => {
  expect(() => judgeObject({ ...SECOND, key: "AWSLogs/readme.txt" })).toThrow(RangeError);
});

test("no changed character of its place leaves a digest verified", () => {
  for (let at = 0; at < SECOND.key.length; at += 1) {
    const key = `${SECOND.key.slice(0, at)}~${SECOND.key.slice(at + 1)}`;
    const judge = () => verdictOf({ ...SECOND, key });
    try {
      expect(judge()).not.toBe("verified");
    } catch (error) {
      expect(error).toBeInstanceOf(RangeError);
    }
  }
  const late = new SignedChain().keyAt(SECOND.endMs + HOUR_MS);
  expect(verdictOf({ ...SECOND, key: late })).toBe("moved");
});
