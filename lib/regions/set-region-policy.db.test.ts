import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type RegionPolicy,
  regionParamsSchema,
  regionPolicySchema,
} from "@/lib/api/region-contract";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { getRegionGrid } from "./get-region-grid";
import { setRegionPolicy } from "./set-region-policy";

const NOW_MS = Date.UTC(2026, 0, 3);
const ACCOUNT = "111122223333";
let index: TestIndex;

beforeAll(async () => {
  index = await openTestIndex();
  const write = (number: number, awsRegion: string, more = {}) =>
    sampleRecord(number, {
      awsRegion,
      eventSource: "ec2.amazonaws.com",
      eventName: "RunInstances",
      readOnly: false,
      recipientAccountId: ACCOUNT,
      ...more,
    });
  await index.ingest({
    records: [
      ...Array.from({ length: 150 }, (_, number) => write(number, "eu-west-1")),
      write(200, "sa-east-1"),
      write(201, "us-east-1", { eventSource: "iam.amazonaws.com", eventName: "CreateUser" }),
      write(202, "ap-south-1", { readOnly: true, eventName: "DescribeInstances" }),
    ],
  });
});
afterAll(() => index.close());

async function ofAccount(nowMs = NOW_MS) {
  const params = regionParamsSchema.parse({ from: "2026-01-01T00:00Z", to: "2026-01-03T00:00Z" });
  const { accounts } = await getRegionGrid(index.reader, params, nowMs);
  const found = accounts.find(({ account }) => account === ACCOUNT);
  return {
    usual: found?.regions
      .filter(({ isUsual }) => isUsual)
      .map(({ region, state }) => `${region} ${state}`),
    expired: found?.regions.filter(({ isExpired }) => isExpired).map(({ region }) => region),
    outside: found?.outside.map(({ region, events }) => `${region} ${events}`),
  };
}

const decide = (policy: Partial<RegionPolicy>, reader = index.reader) =>
  setRegionPolicy(
    reader,
    { account: ACCOUNT, region: "sa-east-1", state: "allowed", reason: "a project", ...policy },
    NOW_MS,
  );
const entries = () => index.db.owner.auditEntry.findMany({ orderBy: { id: "asc" } });

test("home is where an account writes; what it only reads and global services make none", async () => {
  expect(await ofAccount()).toEqual({
    usual: ["eu-west-1 learned"],
    expired: [],
    outside: ["ap-south-1 1", "sa-east-1 1"],
  });
});

test("a decision counts until it expires, is recorded, and can be taken back", async () => {
  await decide({ expires: "2026-02-01T00:00:00Z" });
  await decide({ region: "eu-west-1", state: "denied", reason: "left" });
  expect(await ofAccount()).toEqual({
    usual: ["sa-east-1 allowed"],
    expired: [],
    outside: ["eu-west-1 150", "ap-south-1 1"],
  });
  expect(await ofAccount(Date.UTC(2026, 2, 1))).toMatchObject({
    usual: [],
    expired: ["sa-east-1"],
    outside: ["eu-west-1 150", "ap-south-1 1", "sa-east-1 1"],
  });
  await decide({ region: "eu-west-1", state: "learned", reason: "" });
  await decide({ state: "learned", reason: "" });
  expect((await ofAccount()).usual).toEqual(["eu-west-1 learned"]);
  expect(
    (await entries()).map(({ action, actor, detail }) => [action, actor, detail]),
  ).toMatchObject([
    ["region-policy", "local", { region: "sa-east-1", state: "allowed", before: "learned" }],
    ["region-policy", "local", { region: "eu-west-1", state: "denied", reason: "left" }],
    ["region-policy", "local", { region: "eu-west-1", state: "learned", before: "denied" }],
    ["region-policy", "local", { region: "sa-east-1", state: "learned", before: "allowed" }],
  ]);
});

test("what cannot be recorded does not happen", async () => {
  await index.db.owner.$executeRaw`alter table audit_entry rename to audit_entry_gone`;
  await expect(decide({})).rejects.toThrow();
  await index.db.owner.$executeRaw`alter table audit_entry_gone rename to audit_entry`;
  expect(await index.db.owner.regionPolicy.count()).toBe(0);
});

test("wrong, late and foreign decisions are refused", async () => {
  expect(
    regionPolicySchema.safeParse({ account: "1", region: "x", state: "home", reason: "" }).success,
  ).toBe(false);
  const refused = (kind: string) => expect.objectContaining({ name: "AppError", kind });
  await expect(decide({ expires: "2026-01-01T00:00:00Z" })).rejects.toEqual(refused("invalid"));
  await expect(decide({}, { ...index.reader, accounts: ["999999999999"] })).rejects.toEqual(
    refused("forbidden"),
  );
  expect(await index.db.owner.regionPolicy.count()).toBe(0);
});

test("a Region of any name can be decided about", async () => {
  const region = "__proto__\0\u202e";
  await decide({ region });
  expect((await ofAccount()).usual).toEqual([
    "eu-west-1 learned",
    "__proto__\\u0000\u202e allowed",
  ]);
  await decide({ region, state: "learned" });
  expect(await index.db.owner.regionPolicy.count()).toBe(0);
});
