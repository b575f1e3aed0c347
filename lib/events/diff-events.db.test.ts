import { expect, test } from "vitest";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex } from "@/lib/ingest/testing/test-index";
import { diffEvents } from "./diff-events";

const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const at = (number: number, minute: number, more: Record<string, unknown> = {}) =>
  sampleRecord(number, {
    eventTime: `2026-01-02T03:${String(minute).padStart(2, "0")}:00Z`,
    ...more,
  });
const role = (type: string) => ({
  userIdentity: { type, accountId: "123456789012", userName: "mallory" },
});

test("the event before is one of the same name by the same principal, whatever face it showed", async () => {
  const index = await openTestIndex();
  await index.ingest({
    one: [
      at(1, 1, { userIdentity: { type: "IAMUser", userName: "bob" } }),
      at(2, 2, role("Role")),
      at(3, 3, { eventName: "PutObject" }),
      at(4, 4, { eventSource: "s3.amazonaws.com" }),
      at(5, 5, role("AssumedRole")),
      at(6, 6, role("Role")),
      at(7, 1, { eventTime: undefined }),
    ],
  });
  const before = async (after: number, kind: string) => {
    const { before, after: later } = await diffEvents(index.reader, idOf(after), kind);
    expect(later.key).toContain(idOf(after));
    return before && Number(before.key.slice(24, 36));
  };
  expect(await before(6, "previous")).toBe(5);
  expect(await before(5, "previous")).toBe(2);
  expect(await before(5, "neighbour")).toBe(4);
  expect(await before(2, idOf(6))).toBe(6);
  expect(await before(2, "previous")).toBe(null);
  expect(await before(1, "neighbour")).toBe(null);
  expect(await diffEvents(index.reader, idOf(7), "previous")).toMatchObject({
    before: null,
    after: { timeMs: null },
    changes: [],
    same: 0,
  });
  await expect(diffEvents(index.reader, idOf(2), idOf(99))).rejects.toMatchObject({
    kind: "not_found",
    message: "No event with this id is indexed, or it is not yours to see.",
  });
  await index.close();
});

test("the event before is looked for in what the reader may see, as of a watermark", async () => {
  const index = await openTestIndex();
  const account = (recipientAccountId: string) => ({ recipientAccountId });
  await index.ingest({
    one: [at(1, 1, account("111111111111")), at(3, 3, account("111111111111"))],
    other: [at(4, 2, account("222222222222"))],
  });
  await index.ingest({ two: [at(2, 2, { ...account("111111111111"), eventName: "GetObject" })] });
  const before = async (kind: string, asof: number | null, accounts: "all" | string[] = "all") => {
    const reader = { ...index.reader, accounts };
    const diff = await diffEvents(reader, idOf(3), kind, asof);
    return Number(diff.before?.key.slice(24, 36));
  };
  for (const kind of ["previous", "neighbour"]) {
    expect(await before(kind, null, ["111111111111"])).toBe(2);
    expect(await before(kind, 2, ["111111111111"])).toBe(1);
  }
  expect(await before("neighbour", 2)).toBe(4);
  await index.close();
});

test("records of any form are compared as CloudTrail wrote them, their secrets masked", async () => {
  const index = await openTestIndex();
  const json = (number: number, more: string) =>
    `{"eventVersion":"1.11","eventTime":"2026-01-02T03:04:05Z","eventName":"X","eventID":"${idOf(number)}",${more}}`;
  const body = [
    json(
      1,
      '"requestParameters":{"__proto__":{"n":9007199254740993},"size":1.0,"password":"old-one"}',
    ),
    json(
      2,
      '"requestParameters":{"__proto__":{"n":9007199254740992},"size":1,"password":"new-one"}',
    ),
  ].join(",");
  await index.ingest({ exact: Buffer.from(`{"Records":[${body}]}`) });
  const found = await diffEvents(index.reader, idOf(2), idOf(1));
  expect(found.changes).toMatchObject([
    { path: "eventID" },
    {
      path: "requestParameters.__proto__.n",
      before: "9007199254740993",
      after: "9007199254740992",
    },
    { path: "requestParameters.size", before: "1.0", after: "1" },
    { path: "requestParameters.password", kind: "changed" },
  ]);
  expect(JSON.stringify(found)).not.toMatch(/old-one|new-one/);
  expect(found).toMatchObject({ same: 3, more: 0 });
  expect(await diffEvents(index.reader, idOf(1), idOf(1))).toMatchObject({ changes: [], same: 7 });

  // LookupEvents answers with each record inside a text; exports are tables.
  const wrapped = sampleRecord(3, { requestParameters: { size: 2 } });
  await index.ingest({
    lookup: Buffer.from(JSON.stringify({ Events: [{ CloudTrailEvent: JSON.stringify(wrapped) }] })),
    table: Buffer.from(
      `${["eventversion,eventtime,eventname,eventid,requestparameters", `1.11,2026-01-02T03:04:05Z,X,${idOf(4)},"{""size"":3,""password"":""csv-one""}"`].join("\n")}\n`,
    ),
  });
  const mixed = await diffEvents(index.reader, idOf(4), idOf(3));
  expect(mixed.changes).toContainEqual({
    path: "requestParameters.size",
    kind: "changed",
    before: "2",
    after: "3",
  });
  expect(JSON.stringify(mixed)).not.toContain("csv-one");
  await index.close();
});
