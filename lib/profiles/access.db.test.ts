import { afterAll, beforeAll, expect, test } from "vitest";
import { accessSchema } from "@/lib/api/profile-contract";
import { countEvents } from "@/lib/events/count-events";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { parseQuery } from "@/lib/search/parse";
import { getAccess } from "./access";
import { saveIamSnapshot } from "./iam-store";
import { iamListing } from "./testing/iam-listing";

const ACCOUNT = "123456789012";
const ALICE = `user|${ACCOUNT}|alice`;
const PERIOD = { from: "2026-01-01T12:00:00Z", to: "2026-01-05T12:00:00Z" };
const NOW_MS = Date.UTC(2026, 1, 1);

let index: TestIndex;

beforeAll(async () => {
  index = await openTestIndex();
  let number = 0;
  const call = (day: number, source: string | null, event: string, more: object = {}) =>
    sampleRecord(++number, {
      userIdentity: { type: "IAMUser", userName: "alice", accountId: ACCOUNT },
      recipientAccountId: ACCOUNT,
      eventTime: `2026-01-0${day}T15:00:00Z`,
      eventName: event,
      ...(source !== null && { eventSource: `${source}.amazonaws.com` }),
      ...more,
    });
  const denied = { errorCode: "AccessDenied" };
  await index.ingest({
    one: [
      call(1, "s3", "GetObject"),
      call(2, "s3", "GetObject"),
      call(3, "s3", "ListObjects"),
      call(3, "s3", "PutObject", denied),
      call(4, "iam", "CreateUser", denied),
      call(4, "iam", "CreateUser", denied),
      call(4, "monitoring", "ListMetrics", { errorCode: "Throttling" }),
      call(4, "signin", "ConsoleLogin"),
      call(4, null, "Odd"),
      call(5, "ec2", "DescribeInstances"),
      call(4, "ec2", "RunInstances", { userIdentity: { type: "Root", accountId: ACCOUNT } }),
    ],
  });
});
afterAll(() => index.close());

const access = (id = ALICE, params: object = {}) =>
  getAccess(index.reader, "principal", id, { ...PERIOD, ...params }, NOW_MS);

test("without a snapshot used and denied are told, and grants are unknown", async () => {
  const { snapshot, services, policies, limits } = accessSchema.parse(await access());
  expect({ snapshot, policies, limits }).toEqual({ snapshot: null, policies: [], limits: [] });
  const told = services.map(({ service, used, denied, isGranted }) => [
    service,
    used,
    denied,
    isGranted,
  ]);
  expect(new Set(told.map((row) => row.join(" ")))).toEqual(
    new Set([
      "s3.amazonaws.com 3 1 ",
      "iam.amazonaws.com 0 2 ",
      "monitoring.amazonaws.com 1 0 ",
      "signin.amazonaws.com 1 0 ",
      "not recorded 1 0 ",
    ]),
  );
  expect(services.flatMap(({ actions }) => actions).every((one) => one.isGranted === null)).toBe(
    true,
  );
});

test("a snapshot tells what is granted, unused, and tried without a grant", async () => {
  await saveIamSnapshot(index.reader, { listing: JSON.stringify(iamListing()) });
  const { snapshot, services, policies, limits } = accessSchema.parse(await access());
  expect(snapshot?.account).toBe(ACCOUNT);
  expect(policies).toHaveLength(4);
  expect(limits.length).toBeGreaterThan(3);
  const of = (name: string) => services.find(({ service }) => service === `${name}.amazonaws.com`);
  // ListObjects is permitted by s3:ListBucket, which is so not unused.
  expect(of("s3")).toMatchObject({ isGranted: true, used: 3, denied: 1 });
  expect(
    of("s3")?.actions.map(({ action, isGranted, used, denied }) => [
      action,
      isGranted,
      used,
      denied,
    ]),
  ).toEqual([
    ["GetObject", true, 2, 0],
    ["ListObjects", true, 1, 0],
    ["PutObject", false, 0, 1],
  ]);
  expect(of("iam")).toMatchObject({ isGranted: false, used: 0, denied: 2 });
  expect(of("monitoring")).toMatchObject({ isGranted: false, used: 1 });
  expect(of("signin")).toMatchObject({ isGranted: null });
  expect(of("sqs")).toMatchObject({
    isGranted: true,
    used: 0,
    denied: 0,
    lastMs: null,
    actions: [],
  });
  expect(of("dynamodb")).toMatchObject({ isGranted: true, used: 0 });
});

test("every number is the length of the list behind its link", async () => {
  const { services } = await access();
  for (const { used, denied, link } of [
    ...services,
    ...services.flatMap(({ actions }) => actions),
  ]) {
    const parsed = parseQuery(link?.q ?? "");
    const { total } = await countEvents(index.reader, {
      query: parsed.query,
      fromMs: link?.fromMs ?? null,
      toMs: link?.toMs ?? null,
      asof: null,
      nowMs: NOW_MS,
    });
    expect(total, link?.q).toBe(used + denied);
  }
});

test("who is not listed has unknown grants, and other accounts stay out of sight", async () => {
  const root = await access(`root|${ACCOUNT}|root`);
  expect(root.limits).toEqual([
    "A snapshot lists what users and roles are granted, and nobody else.",
  ]);
  expect(root.services.map(({ isGranted }) => isGranted)).toEqual([null]);
  await expect(access(ALICE, { scope: "210987654321" })).rejects.toMatchObject({
    kind: "not_found",
  });
});
