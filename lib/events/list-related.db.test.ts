import { expect, test } from "vitest";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { listEvents } from "./list-events";
import { listRelated } from "./list-related";
import { toQuestion } from "./to-question";

const NOW_MS = Date.UTC(2026, 0, 9);
const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const signedBy = (accessKeyId: string) => ({
  userIdentity: { type: "IAMUser", userName: "mallory", accessKeyId },
});
const handsOut = (accessKeyId: string, eventName = "AssumeRole") => ({
  eventName,
  responseElements: { credentials: { accessKeyId, sessionToken: "t" } },
});

async function relatedTo(index: TestIndex, key: string) {
  const { groups } = await listRelated(index.reader, key, NOW_MS);
  return groups.map(({ relation, rows, more }) => [
    relation,
    rows.map(({ key }) => Number(key.slice(24, 36))),
    more,
  ]);
}

test("a session's call leads to what was done with its key, and that back to the call", async () => {
  const index = await openTestIndex();
  await index.ingest({
    one: [
      sampleRecord(1, { ...handsOut("ASIAONE"), ...signedBy("AKIAUSER"), requestID: "r-1" }),
      sampleRecord(2, { ...signedBy("ASIAONE"), eventTime: "2026-01-02T04:00:00Z" }),
      sampleRecord(3, {
        ...signedBy("ASIAONE"),
        eventTime: "2026-01-02T05:00:00Z",
        ...handsOut("ASIATWO", "GetSessionToken"),
      }),
      // Names the key, but handed out another one.
      sampleRecord(4, { requestParameters: { accessKeyId: "ASIAONE" } }),
      sampleRecord(5, { ...signedBy("ASIALOST") }),
      sampleRecord(6, {
        eventName: "CreateAccessKey",
        responseElements: { accessKey: { accessKeyId: "AKIAUSER", userName: "mallory" } },
      }),
      sampleRecord(7, handsOut("ASIAUNUSED")),
    ],
  });
  expect(await relatedTo(index, idOf(1))).toEqual([
    ["made-by", [6], false],
    ["made", [2, 3], false],
  ]);
  expect(await relatedTo(index, idOf(2))).toEqual([["made-by", [1], false]]);
  expect(await relatedTo(index, idOf(3))).toEqual([
    ["made-by", [1], false],
    ["made", [], false],
  ]);
  expect(await relatedTo(index, idOf(4))).toEqual([]);
  expect(await relatedTo(index, idOf(5))).toEqual([["made-by", [], false]]);
  const { groups } = await listRelated(index.reader, idOf(7), NOW_MS);
  expect(groups).toMatchObject([{ relation: "made", rows: [], q: "key:ASIAUNUSED" }]);
  expect(groups[0]?.why).toBe(
    "The answer to this AssumeRole handed out the access key ASIAUNUSED. No indexed request was signed with it.",
  );
  await index.close();
});

test("requests, shared events, corrections and conflicts are tied by their ids", async () => {
  const index = await openTestIndex();
  const shared = { sharedEventID: "s*1" };
  const insight = { ...shared, eventCategory: "Insight", eventType: "AwsCloudTrailInsight" };
  await index.ingest({
    one: [
      sampleRecord(1, { requestID: "r_1", ...shared, recipientAccountId: "111111111111" }),
      sampleRecord(2, { requestID: "r_1" }),
      sampleRecord(3, { requestID: "rX1" }),
      sampleRecord(4, { ...shared, recipientAccountId: "222222222222" }),
      sampleRecord(5, { ...insight, insightDetails: { state: "Start" } }),
      sampleRecord(6, { ...insight, insightDetails: { state: "End" } }),
      sampleRecord(7, { addendum: { reason: "UPDATED_DATA", originalEventID: idOf(1) } }),
      sampleRecord(8, { addendum: { reason: "UPDATED_DATA", originalEventID: idOf(999) } }),
      sampleRecord(9, { eventName: "Real" }),
      sampleRecord(9, { eventName: "Planted" }),
    ],
  });
  expect(await relatedTo(index, idOf(1))).toEqual([
    ["same-request", [2], false],
    ["shared", [4], false],
    ["corrected-by", [7], false],
  ]);
  expect(await relatedTo(index, idOf(5))).toEqual([["shared", [6], false]]);
  expect(await relatedTo(index, idOf(7))).toEqual([["correction", [1], false]]);
  const { groups } = await listRelated(index.reader, idOf(8), NOW_MS);
  expect(groups).toMatchObject([{ relation: "correction", rows: [], q: `id:${idOf(999)}` }]);
  expect(groups[0]?.why).toContain("which is not indexed");
  const [conflict] = (await listRelated(index.reader, idOf(9), NOW_MS)).groups;
  expect(conflict).toMatchObject({ relation: "conflict", rows: [{ eventName: "Planted" }] });
  await index.close();
});

test("the query of a group finds its events, however hostile the ids are", async () => {
  const index = await openTestIndex();
  const requestID = 'a" OR *:* \\ (x) \u202e';
  await index.ingest({
    one: [1, 2, 3].map((number) =>
      sampleRecord(number, { requestID, sharedEventID: "%_*", ...signedBy("ASIA*?") }),
    ),
    two: [
      sampleRecord(4, {
        ...handsOut("ASIA*?"),
        requestParameters: JSON.parse('{"__proto__":{"credentials":{"accessKeyId":"x"}}}'),
      }),
      sampleRecord(5, { ...handsOut("ASIAAB"), sharedEventID: "%_x" }),
    ],
  });
  const { groups } = await listRelated(index.reader, idOf(2), NOW_MS);
  expect(groups.map(({ relation }) => relation)).toEqual(["made-by", "same-request", "shared"]);
  for (const { q, rows } of groups) {
    const { question } = toQuestion({ q: q ?? "" }, NOW_MS);
    const found = await listEvents(index.reader, question, { limit: 100 });
    const others = found.rows.filter(({ key }) => !key.startsWith(idOf(2)));
    expect(others).toEqual(rows);
    expect(rows.length).toBeGreaterThan(0);
  }
  await index.close();
});

test("an id that holds a secret or is longer than a query finds its events and stays unsaid", async () => {
  const index = await openTestIndex();
  const secret = "0123456789abcdef";
  const requestID = `https://b.example/k?X-Amz-Signature=${secret}`;
  const sharedEventID = "s".repeat(3_000);
  await index.ingest({
    one: [1, 2].map((number) => sampleRecord(number, { requestID, sharedEventID })),
    other: [sampleRecord(3, { requestID: requestID.replace(secret, "f".repeat(16)) })],
  });
  const { groups } = await listRelated(index.reader, idOf(1), NOW_MS);
  expect(groups).toMatchObject([
    { relation: "same-request", q: null, rows: [{ key: expect.stringContaining(idOf(2)) }] },
    { relation: "shared", q: null, rows: [{ key: expect.stringContaining(idOf(2)) }] },
  ]);
  expect(groups.map(({ rows }) => rows.length)).toEqual([1, 1]);
  expect(JSON.stringify(groups)).not.toContain(secret);
  await index.close();
});

test("ties of a frozen view are those of its files", async () => {
  const index = await openTestIndex();
  const requestID = "r-1";
  await index.ingest({ one: [1, 2].map((number) => sampleRecord(number, { requestID })) });
  await index.ingest({ two: [sampleRecord(3, { requestID })] });
  const rows = async (asof: number | null) =>
    (await listRelated(index.reader, idOf(1), NOW_MS, asof)).groups[0]?.rows.length;
  expect(await rows(null)).toBe(2);
  expect(await rows(1)).toBe(1);
  await index.close();
});

test("of many events the first fifty are listed", async () => {
  const index = await openTestIndex();
  await index.ingest({
    one: [
      sampleRecord(100, handsOut("ASIAONE")),
      ...Array.from({ length: 51 }, (_, number) => sampleRecord(number, signedBy("ASIAONE"))),
    ],
  });
  const [made] = (await listRelated(index.reader, idOf(100), NOW_MS)).groups;
  expect(made).toMatchObject({ relation: "made", more: true });
  expect(made?.rows).toHaveLength(50);
  expect(made?.rows[0]?.key).toContain(idOf(0));
  const unknown = listRelated(index.reader, idOf(777), NOW_MS);
  await expect(unknown).rejects.toMatchObject({ name: "AppError", kind: "not_found" });
  await index.close();
});
