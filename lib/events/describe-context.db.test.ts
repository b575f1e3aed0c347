import { expect, test } from "vitest";
import type { EventContext } from "@/lib/api/analysis-contract";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { type ContextOptions, describeContext } from "./describe-context";
import { listEvents } from "./list-events";
import { toQuestion } from "./to-question";

const NOW_MS = Date.UTC(2026, 0, 9);
const START_MS = Date.UTC(2026, 0, 2, 3);
const MINUTE_MS = 60_000;
const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const at = (number: number, minute: number, more: Record<string, unknown> = {}) =>
  sampleRecord(number, {
    eventTime: new Date(START_MS + minute * MINUTE_MS).toISOString(),
    ...more,
  });

const role = (session: string, key: string) => ({
  userIdentity: {
    type: "AssumedRole",
    principalId: `AROAEXAMPLE:${session}`,
    arn: `arn:aws:sts::123456789012:assumed-role/deploy/${session}`,
    accountId: "123456789012",
    accessKeyId: key,
    sessionContext: {
      sessionIssuer: {
        type: "Role",
        arn: "arn:aws:iam::123456789012:role/deploy",
        accountId: "123456789012",
        userName: "deploy",
      },
      attributes: { creationDate: "2026-01-02T03:00:00Z" },
    },
  },
});

async function around(index: TestIndex, number: number, options: Partial<ContextOptions> = {}) {
  const asked = { mode: "time" as const, windowMs: 10 * MINUTE_MS, limit: 200, ...options };
  const context = await describeContext(index.reader, idOf(number), asked, NOW_MS);
  expect(context.anchor.key).toContain(idOf(number));
  if (context.missing === null) expect(context.rows[context.anchorAt]).toEqual(context.anchor);
  return context;
}

const numbers = ({ rows }: EventContext) => rows.map(({ key }) => Number(key.slice(24, 36)));

test("the neighbours in time lie on both sides of the event, half of the limit on each", async () => {
  const index = await openTestIndex();
  await index.ingest({ one: Array.from({ length: 30 }, (_, minute) => at(minute, minute)) });
  const context = await around(index, 15);
  // Both edges of the window are in it.
  expect(numbers(context)).toEqual(Array.from({ length: 21 }, (_, place) => 25 - place));
  expect(context).toMatchObject({
    anchorAt: 10,
    newer: false,
    older: false,
    missing: null,
    note: null,
    applied: {
      q: "",
      fromMs: START_MS + 5 * MINUTE_MS,
      toMs: START_MS + 25 * MINUTE_MS + 1,
      asof: 1,
    },
  });
  const few = await around(index, 15, { limit: 4 });
  expect(numbers(few)).toEqual([16, 15, 14, 13]);
  expect(few).toMatchObject({ newer: true, older: true, anchorAt: 1 });
  const alone = await around(index, 15, { limit: 1 });
  expect(numbers(alone)).toEqual([15]);
  expect(alone).toMatchObject({ newer: true, older: true });
  await index.close();
});

test("the page's query applies when it is given, and never leaves out the event", async () => {
  const index = await openTestIndex();
  const event = (number: number) => ({ eventName: number % 2 === 0 ? "Even" : "Odd" });
  await index.ingest({
    one: Array.from({ length: 10 }, (_, number) => at(number, number, event(number))),
  });
  const either = await around(index, 5, { q: "event:Even OR request.none:x" });
  expect(numbers(either)).toEqual([8, 6, 5, 4, 2, 0]);
  expect(either.applied.q).toBe("event:Even OR request.none:x");
  const both = await around(index, 4, { mode: "principal", q: "event:Odd OR event:None" });
  expect(both.applied.q).toBe("(event:Odd OR event:None) user:=mallory kind:user");
  expect(numbers(both)).toEqual([9, 7, 5, 4, 3, 1]);
  const wrong = around(index, 4, { q: "event:(" });
  await expect(wrong).rejects.toMatchObject({ name: "AppError", kind: "invalid" });
  await index.close();
});

test("each mode finds what has its value, and its link finds the same events", async () => {
  const index = await openTestIndex();
  const arn = (name: string) => ({ ARN: `arn:aws:s3:::${name}` });
  await index.ingest({
    one: [
      at(0, 0, { ...role("a_b", "ASIAONE"), sourceIPAddress: "192.0.2.1" }),
      at(1, 1, { ...role("a_b", "ASIATWO"), sourceIPAddress: "192.0.2.1", resources: [arn("x")] }),
      at(2, 2, { ...role("aXb", "ASIATWO"), sourceIPAddress: "192.0.2.2", resources: [arn("y*")] }),
      at(3, 3, { resources: [arn("x"), arn("y*"), { type: "no name" }] }),
      at(4, 4, { sourceIPAddress: "2001:db8::1", resources: [arn("yz")] }),
      at(5, 5, { sourceIPAddress: "2001:0DB8:0:0::1" }),
      at(6, 6, { ...role("a_b", "ASIAONE"), sourceIPAddress: "ec2.amazonaws.com" }),
    ],
  });
  const cases: [ContextOptions["mode"], number, number[]][] = [
    ["session", 0, [6, 1, 0]],
    ["session", 2, [2]],
    ["key", 1, [2, 1]],
    ["ip", 0, [1, 0]],
    ["ip", 4, [5, 4]],
    ["resource", 3, [3, 2, 1]],
    ["resource", 2, [3, 2]],
    ["principal", 1, [6, 2, 1, 0]],
    ["principal", 3, [5, 4, 3]],
  ];
  for (const [mode, number, expected] of cases) {
    const context = await around(index, number, { mode });
    expect([mode, number, numbers(context)]).toEqual([mode, number, expected]);
    const { q, fromMs, toMs } = context.applied;
    const { question } = toQuestion({ q }, NOW_MS);
    const listed = await listEvents(index.reader, { ...question, fromMs, toMs }, { limit: 100 });
    expect(listed.rows).toEqual(context.rows);
  }
  await index.close();
});

test("what the record does not say is told, and nothing is listed", async () => {
  const index = await openTestIndex();
  const nobody = { userIdentity: undefined };
  await index.ingest({
    one: [
      at(0, 0, nobody),
      at(1, 1, { ...nobody, sourceIPAddress: "ec2.amazonaws.com" }),
      at(2, 2, { ...nobody, eventTime: "yesterday" }),
      at(3, 3, { userIdentity: { type: "AWSService" } }),
    ],
  });
  const told = async (number: number, mode: ContextOptions["mode"]) => {
    const { missing, rows } = await around(index, number, { mode });
    expect(rows).toEqual([]);
    return missing;
  };
  expect(await told(0, "session")).toBe("The record names no session.");
  expect(await told(0, "ip")).toBe("The record names no IP address.");
  expect(await told(0, "key")).toBe("The record names no access key.");
  expect(await told(0, "resource")).toBe("The record names no resource.");
  expect(await told(0, "principal")).toBe("The record does not say who acted.");
  expect(await told(3, "principal")).toBe("The record does not say who acted.");
  expect(await told(1, "ip")).toContain("ec2.amazonaws.com, which is not an IP address");
  expect(await told(2, "time")).toContain("no usable time");
  await index.close();
});

test("an event without a time is listed with all that has its value", async () => {
  const index = await openTestIndex();
  const address = { sourceIPAddress: "192.0.2.1" };
  await index.ingest({
    one: [at(0, 0, address), at(1, 1, { ...address, eventTime: undefined }), at(2, 2, address)],
  });
  const context = await around(index, 1, { mode: "ip" });
  expect(numbers(context)).toEqual([2, 0, 1]);
  expect(context.applied).toMatchObject({ fromMs: null, toMs: null });
  expect(context.note).toContain("no usable time");
  await index.close();
});

test("a frozen context shows the same after later files, and the event even when it is later", async () => {
  const index = await openTestIndex();
  await index.ingest({ one: [at(0, 0), at(1, 1), at(2, 2)] });
  await index.ingest({ two: [at(3, 1)] });
  expect(numbers(await around(index, 1))).toEqual([2, 3, 1, 0]);
  expect(numbers(await around(index, 1, { asof: 1 }))).toEqual([2, 1, 0]);
  expect(numbers(await around(index, 3, { asof: 1 }))).toEqual([2, 3, 1, 0]);
  await index.close();
});

test("a value that holds a secret is told to, and goes into no query", async () => {
  const index = await openTestIndex();
  const secret = "0123456789abcdef";
  const url = `https://b.s3.amazonaws.com/k?X-Amz-Signature=${secret}`;
  await index.ingest({
    one: [
      at(0, 0, {
        resources: [{ ARN: "arn:aws:s3:::b" }, { ARN: url }],
        sourceIPAddress: url,
        userIdentity: { type: "IAMUser", userName: url, accessKeyId: url },
      }),
    ],
  });
  for (const mode of ["resource", "ip", "key", "principal"] as const) {
    const context = await around(index, 0, { mode });
    expect(JSON.stringify({ ...context, anchor: null })).not.toContain(secret);
    expect(context).toMatchObject({ rows: [], applied: { q: "" } });
    expect(context.missing).toMatch(mode === "ip" ? "is not an IP address" : "holds a secret");
  }
  expect(numbers(await around(index, 0))).toEqual([0]);
  await index.close();
});

test("a principal whose account is not the caller's is listed with a note", async () => {
  const index = await openTestIndex();
  const federated = (issuerAccount: string) => ({
    userIdentity: {
      type: "AssumedRole",
      arn: "arn:aws:sts::111111111111:assumed-role/deploy/s",
      accountId: "111111111111",
      sessionContext: {
        sessionIssuer: { type: "Role", accountId: issuerAccount, userName: "deploy" },
      },
    },
  });
  await index.ingest({
    one: [at(0, 0, federated("111111111111")), at(1, 1, federated("222222222222"))],
  });
  const own = await around(index, 0, { mode: "principal" });
  expect(own).toMatchObject({
    note: null,
    applied: { q: "user:=deploy kind:role caller:111111111111" },
  });
  const other = await around(index, 1, { mode: "principal" });
  expect(other.applied.q).toBe("user:=deploy kind:role");
  expect(other.note).toMatch(/account 222222222222, which is not the caller's/);
  expect(numbers(other)).toEqual([1, 0]);
  await index.close();
});

test("values that no link can carry are told, or taken as far as they go", async () => {
  const index = await openTestIndex();
  const long = "s".repeat(3_000);
  const resources = Array.from({ length: 100 }, (_, number) => ({
    ARN: `arn:aws:s3:::bucket-${number}/${"k".repeat(50)}`,
  }));
  await index.ingest({
    one: [at(0, 0, { ...role(long, "ASIAONE"), resources }), at(1, 1, { resources })],
  });
  const session = await around(index, 0, { mode: "session" });
  expect(session.missing).toContain("too long");
  const resource = await around(index, 0, { mode: "resource" });
  expect(numbers(resource)).toEqual([1, 0]);
  expect(resource.note).toMatch(/^Only \d\d of the 100 resources/);
  expect(resource.applied.q.length).toBeLessThanOrEqual(2_000);
  await index.close();
});
