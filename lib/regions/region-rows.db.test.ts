import { afterAll, beforeAll, expect, test } from "vitest";
import { regionParamsSchema } from "@/lib/api/region-contract";
import { countEvents } from "@/lib/events/count-events";
import { toQuestion } from "@/lib/events/to-question";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { getRegionGrid } from "./get-region-grid";

const NOW_MS = Date.UTC(2026, 5, 1);
const ACCOUNT = "111122223333";
const HOSTILE = [
  "__proto__",
  "constructor",
  'a" OR region:*',
  "\u202eeu-west-1",
  "eu*",
  "US-EAST-1",
];
let index: TestIndex;
let next = 0;

const call = (
  eventTime: string,
  awsRegion: string | undefined,
  more: Record<string, unknown> = {},
) => {
  next += 1;
  return sampleRecord(next, {
    awsRegion,
    eventTime,
    eventSource: "ec2.amazonaws.com",
    eventName: "DescribeInstances",
    readOnly: true,
    recipientAccountId: ACCOUNT,
    ...more,
  });
};

/** Twenty days of ordinary work, and a person at a console who looks at a list of all Regions. */
beforeAll(async () => {
  index = await openTestIndex();
  const day = (number: number) => new Date(Date.UTC(2026, 3, 1 + number, 9)).toISOString();
  const console = { userAgent: "AWSConsole", userIdentity: { type: "IAMUser", userName: "ann" } };
  const list = [
    "us-east-1",
    "us-west-2",
    "eu-central-1",
    "ca-central-1",
    "ap-south-1",
    "sa-east-1",
  ];
  await index.ingest({
    usual: Array.from({ length: 20 }, (_, number) => call(day(number), "us-east-1")),
    list: list.map((region, at) => call(`2026-04-21T10:00:0${at}Z`, region, console)),
    visit: [
      call("2026-04-22T11:30:00Z", "sa-east-1", {
        ...console,
        eventName: "RunInstances",
        readOnly: false,
      }),
    ],
    hostile: HOSTILE.map((region) => call("2026-04-22T12:00:00Z", region)),
    unsaid: [call("2026-04-22T12:00:00Z", undefined)],
    enabled: [
      call("2026-03-01T00:00:00Z", "us-east-1", {
        eventSource: "account.amazonaws.com",
        eventName: "EnableRegion",
        requestParameters: { RegionName: "me-south-1" },
      }),
    ],
    signIns: [
      call("2026-04-21T09:00:00Z", "eu-north-1", {
        eventSource: "signin.amazonaws.com",
        eventName: "ConsoleLogin",
      }),
    ],
    sts: [
      call("2026-04-21T09:00:00Z", "us-east-1", {
        eventSource: "sts.amazonaws.com",
        eventName: "AssumeRole",
        additionalEventData: {
          RequestDetails: { endpointType: "global", awsServingRegion: "eu-west-2" },
        },
      }),
    ],
  });
});
afterAll(() => index.close());

const ask = (more: Record<string, string> = {}, reader = index.reader) =>
  getRegionGrid(
    reader,
    regionParamsSchema.parse({
      from: "2026-04-21T00:00Z",
      to: "2026-04-24T00:00Z",
      grid: "day",
      ...more,
    }),
    NOW_MS,
  );

test("the console's list of all Regions is quiet, and who goes there afterwards is not", async () => {
  const { rows } = await ask();
  const found = rows.flatMap(({ region, cells }) =>
    cells.flatMap(({ column, quiet, marks }) =>
      quiet > 0 || marks.length > 0 ? [[region, column, quiet, marks.map(({ kind }) => kind)]] : [],
    ),
  );
  expect(found).toContainEqual(["us-west-2", 0, 1, []]);
  expect(found).toContainEqual(["sa-east-1", 0, 1, []]);
  expect(found).toContainEqual(["sa-east-1", 1, 0, ["N"]]);
  const visit = rows.find(({ region }) => region === "sa-east-1")?.cells[1]?.marks[0];
  expect(visit?.sentence).toMatch(
    /^1 event; 0 in the 45 days before, of which \d+ were covered; first by user ann at 22 Apr 2026 11:30:00Z$/,
  );
  expect(visit?.principals).toMatchObject([
    { label: "user ann", profile: { kind: "principal", id: expect.stringContaining("ann") } },
  ]);
});

test("sign-ins make no Region new", async () => {
  const { rows, signIns } = await ask();
  const row = rows.find(({ region }) => region === "eu-north-1");
  expect(row?.cells).toMatchObject([{ all: { events: 1 }, global: { events: 1 }, marks: [] }]);
  expect(signIns).toMatchObject([
    { region: "eu-north-1", events: 1, why: expect.stringContaining("cookie") },
  ]);
});

test("kinds of empty are told apart, and a Region that was switched on is not one that was not", async () => {
  const { rows } = await ask();
  const states = new Map(rows.map(({ region, state }) => [region, state]));
  expect(states.get("us-west-2")).toBe("active");
  expect(states.get("eu-west-3")).toBe("uncovered");
  expect(states.get("af-south-1")).toBe("not-enabled");
  expect(states.get("me-south-1")).toBe("uncovered");
});

test("Regions of any name, and records without one, have rows whose links find them", async () => {
  const { rows, period } = await ask();
  const named = rows.filter(({ all }) => all.events > 0);
  for (const { q, all } of named) {
    const { question } = toQuestion({ q }, NOW_MS);
    const { total } = await countEvents(index.reader, {
      ...question,
      fromMs: period.fromMs,
      toMs: period.toMs,
    });
    expect(total, q).toBe(all.events);
  }
  const regions = named.map(({ region }) => region);
  for (const region of HOSTILE.slice(0, -1)) expect(regions).toContain(region);
  expect(regions).toContain(null);
  // As the query language compares them, these are one.
  expect(regions.filter((region) => region?.toLowerCase() === "us-east-1")).toEqual(["us-east-1"]);
});

test("STS calls stand where they were served", async () => {
  const { served } = await ask();
  expect(served).toMatchObject([{ region: "eu-west-2", events: 1 }]);
  const [{ elsewhere } = { elsewhere: { q: "" } }] = served;
  expect(
    (await countEvents(index.reader, toQuestion({ q: elsewhere.q }, NOW_MS).question)).total,
  ).toBe(1);
});

test("nobody sees the Regions of accounts out of sight", async () => {
  const { rows, accounts, served, signIns } = await ask(
    {},
    { ...index.reader, accounts: ["999999999999"] },
  );
  expect(rows.filter(({ all, firstMs }) => all.events > 0 || firstMs !== null)).toEqual([]);
  expect([accounts, served, signIns]).toEqual([[], [], []]);
  expect((await ask({ scope: "999999999999" })).rows.every(({ all }) => all.events === 0)).toBe(
    true,
  );
});

test("what cannot be asked is refused", async () => {
  const refused = expect.objectContaining({ name: "AppError", kind: "invalid" });
  await expect(ask({ tz: "Mars/Base" })).rejects.toEqual(refused);
  await expect(ask({ scope: "x" })).rejects.toEqual(refused);
  await expect(ask({ from: "2026-01-01T00:00Z", grid: "hour" })).rejects.toEqual(refused);
  await expect(ask({ from: "2026-05-01T00:00Z" })).rejects.toEqual(refused);
});
