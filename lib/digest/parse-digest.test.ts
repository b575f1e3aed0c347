import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDigest } from "./parse-digest";
import { type DigestFields, SignedChain, sha256Of } from "./testing/signed-chain";

const CHAIN = new SignedChain();
const FIRST = CHAIN.next();
const HASH = sha256Of("log");
const SECOND = CHAIN.next({ files: [{ key: "a log", sha256: HASH }] });

function changed(change: (fields: DigestFields) => void): ReturnType<typeof parseDigest> {
  const fields: DigestFields = JSON.parse(SECOND.body.toString());
  change(fields);
  return parseDigest(Buffer.from(JSON.stringify(fields)));
}

const problemOf = (parsed: ReturnType<typeof parseDigest>) =>
  "problem" in parsed ? parsed.problem : null;

test("a digest is read with what it names", () => {
  expect(parseDigest(SECOND.body)).toEqual({
    digest: {
      account: "111122223333",
      bucket: "trail-logs",
      key: SECOND.key,
      endTime: "2026-07-01T07:00:00Z",
      startMs: Date.UTC(2026, 6, 1, 6),
      endMs: Date.UTC(2026, 6, 1, 7),
      fingerprint: CHAIN.place.key.fingerprint,
      algorithm: "SHA256withRSA",
      previous: {
        bucket: "trail-logs",
        key: FIRST.key,
        sha256: sha256Of(FIRST.body),
        signature: FIRST.metadata.signature,
      },
      logFiles: [{ bucket: "trail-logs", key: "a log", sha256: HASH }],
      otherAlgorithm: [],
    },
  });
});

test("a digest without files and without one before is read as such", () => {
  expect(parseDigest(FIRST.body)).toMatchObject({ digest: { previous: null, logFiles: [] } });
});

test("an end with milliseconds is kept as it is written", () => {
  const endTime = "2026-07-01T07:00:00.250Z";
  const parsed = changed((fields) => {
    fields.digestEndTime = endTime;
  });
  expect(parsed).toMatchObject({ digest: { endTime, endMs: Date.UTC(2026, 6, 1, 7, 0, 0, 250) } });
});

test("keys that are not known are let pass", () => {
  const parsed = changed((fields) => {
    fields.aNewField = [{ deep: true }];
  });
  expect(parsed).toEqual(parseDigest(SECOND.body));
});

const REQUIRED = [
  "digestPublicKeyFingerprint",
  "digestS3Bucket",
  "digestS3Object",
  "previousDigestSignature",
  "digestEndTime",
  "digestStartTime",
  "awsAccountId",
  "digestSignatureAlgorithm",
  "logFiles",
];

test.each(REQUIRED)("without %s it is no digest", (name) => {
  const problem = problemOf(changed((fields) => delete fields[name]));
  expect(problem).toMatchObject({ verdict: "invalid-format" });
  expect(problem?.detail).toContain(name);
});

test.each(REQUIRED)("a %s of another type is refused", (name) => {
  for (const value of [7, true, "", {}, [7], [null], [[]]]) {
    const parsed = changed((fields) => {
      fields[name] = value;
    });
    expect(problemOf(parsed)?.verdict).toBe("invalid-format");
  }
});

test("what is named before is there altogether or not at all", () => {
  const names = Object.keys(JSON.parse(SECOND.body.toString())).filter((name) =>
    name.startsWith("previous"),
  );
  expect(names).toHaveLength(5);
  for (const name of names) {
    const parsed = changed((fields) => {
      fields[name] = null;
    });
    expect(problemOf(parsed)?.verdict).toMatch(/invalid-format|wrong-algorithm/);
  }
  const parsed = changed((fields) => {
    for (const name of names) fields[name] = null;
  });
  expect(parsed).toMatchObject({ digest: { previous: null } });
});

test("the hash of the digest before must be of SHA-256", () => {
  const parsed = changed((fields) => {
    fields.previousDigestHashAlgorithm = "SHA-1";
  });
  expect(problemOf(parsed)?.verdict).toBe("wrong-algorithm");
});

test.each([
  ["s3Bucket", 7],
  ["s3Object", null],
  ["hashValue", "abc"],
  ["hashValue", "g".repeat(64)],
  ["hashAlgorithm", undefined],
])("a log file whose %s is %j is refused by its place in the list", (name, value) => {
  const parsed = changed((fields) => {
    const entry = { s3Bucket: "b", s3Object: "k", hashValue: HASH, hashAlgorithm: "SHA-256" };
    fields.logFiles = [entry, { ...entry, [name]: value }];
  });
  expect(problemOf(parsed)).toMatchObject({ verdict: "invalid-format" });
  expect(problemOf(parsed)?.detail).toContain("logFiles[1]");
});

test("log files with another hash are named apart", () => {
  const parsed = changed((fields) => {
    const entry = { s3Bucket: "b", s3Object: "k", hashValue: "0f", hashAlgorithm: "MD5" };
    fields.logFiles = [entry];
  });
  const otherAlgorithm = [{ bucket: "b", key: "k", sha256: "0f" }];
  expect(parsed).toMatchObject({ digest: { logFiles: [], otherAlgorithm } });
});

test("keys of log files may hold spaces, other scripts and percent signs", () => {
  const key = "a b/ключ/100%25/\u202e\u0000/x.json.gz";
  const parsed = changed((fields) => {
    fields.logFiles = [
      { s3Bucket: "other", s3Object: key, hashValue: HASH.toUpperCase(), hashAlgorithm: "SHA-256" },
    ];
  });
  const logFiles = [{ bucket: "other", key, sha256: HASH }];
  expect(parsed).toMatchObject({ digest: { logFiles } });
});

test.each([
  ["no time", "digestStartTime", "soon"],
  ["local time", "digestEndTime", "2026-07-01T07:00:00"],
  ["after its end", "digestStartTime", "2026-07-01T07:00:01Z"],
  ["not hex", "digestPublicKeyFingerprint", "key one"],
  ["endless", "digestPublicKeyFingerprint", "a".repeat(1_000_000)],
])("a digest with a time or name that is %s is refused", (_what, name, value) => {
  const parsed = changed((fields) => {
    fields[name] = value;
  });
  expect(problemOf(parsed)?.verdict).toBe("invalid-format");
  expect(problemOf(parsed)?.detail.length).toBeLessThan(200);
});

test.each([
  ["nothing", ""],
  ["not JSON", "<xml/>"],
  ["cut off", SECOND.body.subarray(0, 100).toString()],
  ["a list", "[]"],
  ["a text", '"digest"'],
  ["null", "null"],
  ["deeper than any program nests", "[".repeat(2_000_000)],
  ["followed by another", `${SECOND.body}${SECOND.body}`],
  ["only a prototype", `{"__proto__": ${SECOND.body}}`],
  ["marked with a byte order", `\ufeff${SECOND.body}`],
])("a body that is %s has no valid form", (_what, body) => {
  expect(problemOf(parseDigest(Buffer.from(body)))?.verdict).toBe("invalid-format");
});

test("a body that is not UTF-8 has no valid form", () => {
  const body = Buffer.from(SECOND.body.toString().replace("a log", "\xff"), "latin1");
  expect(problemOf(parseDigest(body))?.verdict).toBe("invalid-format");
});

test("a digest of 50 MB that names a hundred thousand log files is read", () => {
  const key = `AWSLogs/111122223333/CloudTrail/eu-west-1/2026/07/01/${"x".repeat(400)}`;
  const files = Array.from({ length: 100_000 }, (_, n) => ({ key: `${key}${n}`, sha256: HASH }));
  const { body } = new SignedChain().next({ files });
  expect(body.length).toBeGreaterThan(50_000_000);
  const parsed = parseDigest(body);
  expect("digest" in parsed && parsed.digest.logFiles).toHaveLength(100_000);
});

test("no JSON makes it throw", () => {
  const names = fc.constantFrom(...REQUIRED, "__proto__", "constructor", "previousDigestS3Bucket");
  fc.assert(
    fc.property(names, fc.jsonValue(), (name, value) => {
      const text = JSON.stringify({ ...JSON.parse(SECOND.body.toString()), [name]: value });
      const parsed = parseDigest(Buffer.from(text));
      expect("digest" in parsed || parsed.problem.detail.length > 0).toBe(true);
      expect(problemOf(parseDigest(Buffer.from(JSON.stringify(value))))).not.toBe(null);
    }),
  );
});
