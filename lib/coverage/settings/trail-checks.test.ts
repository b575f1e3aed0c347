import { expect, test } from "vitest";
import { TRAIL_CHECKS, type TrailCheckId } from "@/lib/api/trail-contract";
import { trailChecks } from "./trail-checks";
import { trailFacts } from "./trail-facts";
import type { Selection, TrailValues } from "./trail-values";

const checksOf = (values: TrailValues, refusals = {}) =>
  trailChecks(trailFacts([{ from: "aws", atMs: 5, eventKey: null, values }]), refusals);
const check = (id: TrailCheckId, values: TrailValues) =>
  checksOf(values).find((one) => one.id === id);

const ALL: Selection = { management: "all", isNarrowed: false, excluded: [], dataTypes: [] };
const BLOCK = {
  blockPublicAcls: true,
  ignorePublicAcls: true,
  blockPublicPolicy: true,
  restrictPublicBuckets: true,
};
const delivered = { latestMs: Date.UTC(2026, 0, 2), error: null };
const refused = { latestMs: null, error: "AccessDenied" };

const CASES: readonly (readonly [TrailCheckId, TrailValues, string, string])[] = [
  ["logging", { logging: true }, "good", "logging"],
  ["logging", { logging: false }, "bad", "stopped"],
  ["multi-region", { multiRegion: true }, "good", "All enabled Regions"],
  ["multi-region", { multiRegion: false }, "bad", "home Region"],
  ["global-events", { globalEvents: false }, "bad", "left out"],
  ["management-events", { selection: ALL }, "good", "Reads and writes"],
  ["management-events", { selection: { ...ALL, management: "write-only" } }, "bad", "Writes alone"],
  ["management-events", { selection: { ...ALL, management: "none" } }, "bad", "None"],
  ["management-events", { selection: { ...ALL, excluded: ["kms"] } }, "note", "Left out: kms."],
  ["management-events", { selection: { ...ALL, isNarrowed: true } }, "note", "conditions"],
  ["data-events", { selection: ALL }, "note", "None"],
  ["data-events", { selection: { ...ALL, dataTypes: ["AWS::S3::Object"] } }, "good", "S3::Object"],
  ["insights", { insights: [] }, "note", "off"],
  ["insights", { insights: ["ApiErrorRateInsight"] }, "good", "ApiErrorRateInsight"],
  ["validation", { validation: true }, "good", "signed"],
  ["validation", { validation: false }, "bad", "off"],
  ["digest-delivery", { digestDelivery: delivered }, "good", "2026-01-02"],
  ["digest-delivery", { digestDelivery: refused }, "bad", "AccessDenied"],
  ["delivery", { delivery: { ...delivered, error: "NoSuchBucket" } }, "bad", "NoSuchBucket"],
  ["delivery", { delivery: { latestMs: null, error: null } }, "note", "None"],
  ["encryption", { kmsKey: "arn:aws:kms:key" }, "good", "arn:aws:kms:key"],
  ["encryption", { kmsKey: null }, "bad", "No KMS key"],
  ["log-group", { logGroup: null }, "bad", "No log group"],
  ["log-group", { logGroup: "arn:group" }, "good", "arn:group"],
  ["log-group", { logGroup: "arn:group", logGroupDelivery: refused }, "bad", "AccessDenied"],
  ["organization", { organization: true }, "good", "All accounts"],
  ["organization", { organization: false }, "note", "one account"],
  ["bucket-versioning", { versioning: "enabled" }, "good", "kept"],
  ["bucket-versioning", { versioning: "suspended" }, "bad", "suspended"],
  ["bucket-versioning", { versioning: "never" }, "bad", "never"],
  ["bucket-mfa-delete", { mfaDelete: true }, "good", "on"],
  ["bucket-mfa-delete", { mfaDelete: false }, "bad", "off"],
  ["bucket-public-access", { publicAccessBlock: BLOCK }, "good", "All"],
  ["bucket-public-access", { publicAccessBlock: null }, "bad", "none"],
  [
    "bucket-public-access",
    { publicAccessBlock: { ...BLOCK, blockPublicPolicy: false } },
    "bad",
    "blockPublicPolicy",
  ],
  ["bucket-policy", { isPolicyPublic: true }, "bad", "public"],
  ["bucket-policy", { isPolicyPublic: false }, "good", "not public"],
  ["bucket-policy", { isPolicyPublic: null }, "note", "none"],
  ["bucket-lifecycle", { lifecycle: [] }, "good", "No rule"],
  [
    "bucket-lifecycle",
    { lifecycle: [{ what: "delete", days: 90, storageClass: null }] },
    "note",
    "deleted after 90 days",
  ],
];

test.each(CASES)("%s of %j is %s", (id, values, state, words) => {
  expect(check(id, values)).toMatchObject({ state, from: "aws", atMs: 5 });
  expect(check(id, values)?.value).toContain(words);
});

test("what is not known is neither good nor bad, and says why where AWS gave a reason", () => {
  const checks = checksOf({}, { versioning: "GetBucketVersioning failed: AccessDenied." });
  expect(checks.map(({ id }) => id)).toEqual([...TRAIL_CHECKS]);
  for (const { state, from, atMs } of checks) {
    expect([state, from, atMs]).toEqual(["unknown", null, null]);
  }
  const told = checks.find(({ id }) => id === "bucket-versioning");
  expect(told?.value).toContain("AccessDenied");
});

test("each check has a reason and a page of AWS's documentation", () => {
  for (const { title, why, awsPage } of checksOf({})) {
    expect(title).not.toBe("");
    expect(why).toMatch(/\.$/);
    expect(awsPage).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/[\w/.#-]+$/);
  }
});
