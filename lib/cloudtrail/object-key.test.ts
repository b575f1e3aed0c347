import fc from "fast-check";
import { expect, test } from "vitest";
import { classifyKey } from "./object-key";

const DAY_MS = Date.UTC(2026, 6, 1);
const LOG = "111122223333_CloudTrail_eu-west-1_20260701T0210Z_Mu0KsOhtH1ar15ZZ.json.gz";
const BASE = "AWSLogs/111122223333";

test("a log file tells account, Region, day and minute of delivery", () => {
  expect(classifyKey(`${BASE}/CloudTrail/eu-west-1/2026/07/01/${LOG}`)).toEqual({
    family: "cloudtrail",
    organizationId: null,
    accountId: "111122223333",
    region: "eu-west-1",
    dayMs: DAY_MS,
    deliveredMs: DAY_MS + (2 * 60 + 10) * 60_000,
    trail: null,
    homeRegion: null,
    backfill: false,
    reason: null,
  });
});

test.each([
  `AWSLogs/o-abc123defg/111122223333/CloudTrail/eu-west-1/2026/07/01/${LOG}`,
  `o-abc123defg/AWSLogs/o-abc123defg/111122223333/CloudTrail/eu-west-1/2026/07/01/${LOG}`,
  `o-abc123defg/AWSLogs/111122223333/CloudTrail/eu-west-1/2026/07/01/${LOG}`,
  `a/prefix/AWSLogs/o-abc123defg/111122223333/CloudTrail/eu-west-1/2026/07/01/${LOG}`,
])("%s belongs to the organization", (key) => {
  const found = classifyKey(key);
  expect(found.family).toBe("cloudtrail");
  expect(found.organizationId).toBe("o-abc123defg");
  expect(found.accountId).toBe("111122223333");
  expect(found.dayMs).toBe(DAY_MS);
});

test("a digest tells its trail, even one with underscores, and its end to the second", () => {
  const name =
    "111122223333_CloudTrail-Digest_us-gov-east-1_my_odd.trail_us-gov-west-1_20260701T021007Z";
  const folder = `${BASE}/CloudTrail-Digest/us-gov-east-1/2026/07/01`;
  const digest = classifyKey(`${folder}/${name}.json.gz`);
  expect(digest).toMatchObject({
    family: "digest",
    region: "us-gov-east-1",
    trail: "my_odd.trail",
    homeRegion: "us-gov-west-1",
    deliveredMs: DAY_MS + (2 * 60 + 10) * 60_000 + 7_000,
    backfill: false,
  });
  const backfill = classifyKey(`${folder}/${name}_backfill.json.gz`);
  expect(backfill).toEqual({ ...digest, backfill: true });
});

test.each([
  ["CloudTrail-Insight", "insight"],
  ["CloudTrail-NetworkActivity", "network"],
  ["CloudTrail-Aggregated", "aggregated"],
])("the folder %s holds the family %s", (folder, family) => {
  const named = LOG.replace("CloudTrail", folder);
  expect(classifyKey(`${BASE}/${folder}/eu-west-1/2026/07/01/${named}`).family).toBe(family);
  expect(classifyKey(`${BASE}/${folder}/eu-west-1/2026/07/01/odd-name.json`).family).toBe(family);
});

test.each([
  "us-gov-east-1",
  "cn-north-1",
  "us-iso-east-1",
  "ap-southeast-7",
  "mx-central-1",
  "xx-new-9",
])("the Region %s is accepted", (region) => {
  const key = `${BASE}/CloudTrail/${region}/2026/07/01/${LOG.replace("eu-west-1", region)}`;
  expect(classifyKey(key)).toMatchObject({ family: "cloudtrail", region, reason: null });
});

test.each([
  [`${BASE}/Config/eu-west-1/2026/7/1/ConfigHistory/x.json.gz`, "Config"],
  [`${BASE}/elasticloadbalancing/eu-west-1/2026/07/01/x.log.gz`, "elasticloadbalancing"],
  [`${BASE}/vpcflowlogs/eu-west-1/2026/07/01/x.log.gz`, "vpcflowlogs"],
  ["cdn/E2EXAMPLE.2026-07-01-02.abcd1234.gz", "CloudFront"],
])("%s is another service's log", (key, service) => {
  expect(classifyKey(key)).toMatchObject({ family: "other-log", reason: `logs of ${service}` });
});

test("a lone file name is enough", () => {
  expect(classifyKey(LOG)).toMatchObject({
    family: "cloudtrail",
    accountId: "111122223333",
    region: "eu-west-1",
    dayMs: DAY_MS,
  });
});

test("a digest moved into the log folder is still a digest", () => {
  const key = `${BASE}/CloudTrail/eu-west-1/2026/07/01/111122223333_CloudTrail-Digest_eu-west-1_t_eu-west-1_20260701T021007Z.json.gz`;
  expect(classifyKey(key).family).toBe("digest");
});

test("what cannot be read says why", () => {
  expect(classifyKey(`${BASE}/CloudTrail/`).reason).toBe("a folder, not a file");
  expect(classifyKey(`${BASE}/CloudTrail/eu-west-1/2026/07/01/notes.txt`).family).toBe("unknown");
  expect(classifyKey("holiday.jpg").reason).not.toBeNull();
  expect(classifyKey("").family).toBe("unknown");
});

test("an impossible date is no date", () => {
  const key = `${BASE}/CloudTrail/eu-west-1/2026/02/30/${LOG.replace("20260701", "20260230")}`;
  expect(classifyKey(key)).toMatchObject({ family: "cloudtrail", dayMs: null, deliveredMs: null });
});

test("any key is classified, and what has a reason is never a file to read", () => {
  const part = fc.oneof(
    fc.constantFrom(
      "AWSLogs",
      "CloudTrail",
      "o-abc123defg",
      "111122223333",
      "2026",
      "07",
      "__proto__",
    ),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const found = classifyKey(parts.join("/"));
      expect(found.reason === null).toBe(
        found.family !== "unknown" && found.family !== "other-log",
      );
      expect(found.dayMs).not.toBeNaN();
    }),
  );
});
