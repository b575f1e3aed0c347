import fc from "fast-check";
import { expect, test } from "vitest";
import { type ChainId, chainName, readDigestKey, sameKey } from "./digest-key";

const FOLDER = "AWSLogs/123456789012/CloudTrail-Digest/us-east-1/2015/08/16";
const NAME = "123456789012_CloudTrail-Digest_us-east-1_foo_us-west-2_20150816T230550Z";
const CHAIN: ChainId = {
  organizationId: null,
  account: "123456789012",
  region: "us-east-1",
  trail: "foo",
  homeRegion: "us-west-2",
  backfill: false,
};

test("the name of a digest tells its chain and its end to the second", () => {
  expect(readDigestKey(`${FOLDER}/${NAME}.json.gz`)).toEqual({
    chain: CHAIN,
    endMs: Date.UTC(2015, 7, 16, 23, 5, 50),
    backfill: false,
  });
});

test("a backfill digest tells the same and has a chain of its own", () => {
  expect(readDigestKey(`${FOLDER}/${NAME}_backfill.json.gz`)).toEqual({
    chain: { ...CHAIN, backfill: true },
    endMs: Date.UTC(2015, 7, 16, 23, 5, 50),
    backfill: true,
  });
});

test.each([
  `${FOLDER}/${NAME}_backfill.txt`,
  `${FOLDER}/${NAME}_backfill_other.json.gz`,
  `${FOLDER}/file_backfill.json.gz`,
  `${FOLDER}/${NAME}_backfill.json.gz/`,
  `${FOLDER}/123456789012_CloudTrail-Digest_us-east-1_20150816T230550Z.json.gz`,
  `${FOLDER}/123456789012_CloudTrail-Digest_us-east-1__us-west-2_20150816T230550Z.json.gz`,
  `${FOLDER}/${NAME.replace("T2305", "T2365")}.json.gz`,
  `${FOLDER}/bogus.json.gz`,
  "AWSLogs/123456789012/CloudTrail/us-east-1/2015/08/16/123456789012_CloudTrail_us-east-1_20150816T2305Z_aaaaaaaaaaaaaaaa.json.gz",
  "",
])("%s is not a digest", (key) => {
  expect(readDigestKey(key)).toBe(null);
});

test.each([
  ["", null],
  ["prefix/", null],
  ["a/deeper/prefix/", null],
  ["o-abcdef1234/", "o-abcdef1234"],
])("a digest is found under the prefix %j", (prefix, organizationId) => {
  expect(readDigestKey(`${prefix}${FOLDER}/${NAME}.json.gz`)?.chain).toEqual({
    ...CHAIN,
    organizationId,
  });
});

test.each(["", "prefix/"])("a digest of an organization is found under the prefix %j", (prefix) => {
  const key = `${prefix}${FOLDER.replace("AWSLogs", "AWSLogs/o-abcdef1234")}/${NAME}.json.gz`;
  expect(readDigestKey(key)?.chain).toEqual({ ...CHAIN, organizationId: "o-abcdef1234" });
});

test("another trail, Region or account is another chain", () => {
  const chains = [
    CHAIN,
    { ...CHAIN, trail: "foo_us" },
    { ...CHAIN, trail: "foo/us-west-2" },
    { ...CHAIN, region: "eu-west-1" },
    { ...CHAIN, homeRegion: "eu-west-1" },
    { ...CHAIN, account: "210987654321" },
    { ...CHAIN, backfill: true },
    { ...CHAIN, trail: "foo/us-west-2/backfill" },
    { ...CHAIN, organizationId: "o-abcdef1234" },
  ];
  expect(new Set(chains.map(chainName)).size).toBe(chains.length);
  expect(chainName(CHAIN)).toBe("123456789012/us-east-1/foo/us-west-2");
});

test("names of chains are plain, whatever a trail is called, and never the same for two", () => {
  const trail = fc.string({ unit: "binary", minLength: 1 });
  fc.assert(
    fc.property(trail, trail, (one, other) => {
      const names = [one, other].map((each) => chainName({ ...CHAIN, trail: each }));
      for (const name of names) expect(name).toMatch(/^[A-Za-z0-9._%/-]+$/);
      expect(names[0] === names[1]).toBe(one === other);
    }),
  );
});

test("in its bucket a digest must have the very key that was signed", () => {
  expect(sameKey("a/b.json.gz", "a/b.json.gz", true)).toBe(true);
  expect(sameKey("copy/a/b.json.gz", "a/b.json.gz", true)).toBe(false);
});

test("in a folder the end of the key counts, cut between folders", () => {
  expect(sameKey("copy/a/b.json.gz", "a/b.json.gz", false)).toBe(true);
  expect(sameKey("b.json.gz", "a/b.json.gz", false)).toBe(true);
  expect(sameKey("copy/ba/b.json.gz", "a/b.json.gz", false)).toBe(false);
  expect(sameKey("xb.json.gz", "b.json.gz", false)).toBe(false);
  expect(sameKey("a/b.json.gz", "", false)).toBe(false);
  expect(sameKey("a/", "", false)).toBe(false);
});

test("in an archive the key begins after the archive's name", () => {
  expect(sameKey("logs/copy.zip!a/b.json.gz", "a/b.json.gz", false)).toBe(true);
  expect(sameKey("copy.zip!b.json.gz", "a/b.json.gz", false)).toBe(true);
  expect(sameKey("copy.zip!xa/b.json.gz", "a/b.json.gz", false)).toBe(false);
  expect(sameKey("copy.zip!a/b.json.gz", "a/b.json.gz", true)).toBe(false);
});
