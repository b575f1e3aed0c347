import { afterAll, beforeAll, expect, test } from "vitest";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { getProfile } from "./get-profile";
import { listBlocks } from "./list-blocks";

const NOW_MS = Date.UTC(2026, 5, 1);
const PERIOD = { from: "2026-04-01T00:00Z", to: "2026-05-01T00:00Z" };
const OWN = "111111111111";
const OTHER = "222222222222";
const KEY = "AKIA0000000000000001";
const BUCKET = "arn:aws:s3:::ledger";

const call = (number: number, userName: string, eventTime: string, more = {}) =>
  sampleRecord(number, {
    eventTime,
    eventSource: "s3.amazonaws.com",
    eventName: "GetObject",
    readOnly: true,
    requestParameters: { bucketName: "ledger" },
    resources: [{ ARN: BUCKET, type: "AWS::S3::Bucket" }],
    userIdentity: { type: "IAMUser", userName, accountId: OWN, accessKeyId: KEY },
    recipientAccountId: OWN,
    ...more,
  });
const write = { eventName: "DeleteBucketPolicy", readOnly: false };

let index: TestIndex;
beforeAll(async () => {
  index = await openTestIndex();
  await index.ingest({
    log: [
      call(1, "alice", "2026-01-01T00:00:00Z", { recipientAccountId: OTHER }),
      call(2, "alice", "2026-02-01T00:00:00Z"),
      call(3, "alice", "2026-04-02T00:00:00Z", write),
      call(4, "bob", "2026-04-03T00:00:00Z"),
      call(5, "carol", "2026-03-03T00:00:00Z", write),
      call(6, "dave", "2026-04-04T00:00:00Z", {
        userIdentity: { type: "IAMUser", userName: "dave", accountId: OWN },
      }),
    ],
  });
}, 120_000);
afterAll(() => index.close());

test("a key is as old as its first event that the reader may see, before the period too", async () => {
  const firsts = async (accounts: "all" | string[]) => {
    const reader = { ...index.reader, accounts };
    const asked = { ...PERIOD, blocks: ["keys", "ips"], top: 10 } as const;
    const { blocks } = await listBlocks(reader, "principal", `user|${OWN}|alice`, asked, NOW_MS);
    return blocks.flatMap(({ rows }) => rows.map(({ firstEverMs }) => firstEverMs));
  };
  expect(await firsts("all")).toEqual([Date.UTC(2026, 0, 1), null]);
  expect(await firsts([OWN])).toEqual([Date.UTC(2026, 1, 1), null]);
});

test("who changed a resource are those whose events of the period write", async () => {
  const asked = { ...PERIOD, blocks: ["writers"], top: 10 } as const;
  const { blocks } = await listBlocks(index.reader, "resource", BUCKET, asked, NOW_MS);
  expect(blocks).toMatchObject([
    {
      kind: "writers",
      total: 1,
      rows: [
        {
          label: "alice",
          counts: { events: 1 },
          profile: { kind: "principal", id: `user|${OWN}|alice` },
          link: { q: expect.stringContaining("readonly:false") },
        },
      ],
    },
  ]);
  expect((await listBlocks(index.reader, "key", KEY, asked, NOW_MS)).blocks).toEqual([]);
});

test("a key that is not known has no page, one that is known has", async () => {
  const keysOf = async (name: string) => {
    const profile = await getProfile(
      index.reader,
      "principal",
      `user|${OWN}|${name}`,
      PERIOD,
      NOW_MS,
    );
    return profile.facts.filter(({ label }) => label === "Access key");
  };
  expect(await keysOf("dave")).toEqual([{ label: "Access key", value: "unknown", profile: null }]);
  expect(await keysOf("bob")).toEqual([
    { label: "Access key", value: KEY, profile: { kind: "key", id: KEY } },
  ]);
});

test("without events in the period the card is still there", async () => {
  const carol = await getProfile(index.reader, "principal", `user|${OWN}|carol`, PERIOD, NOW_MS);
  expect(carol).toMatchObject({
    name: "carol",
    counts: { events: 0 },
    lastMs: Date.UTC(2026, 2, 3),
    story: "No event in this period.",
  });
});
