import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  type MockInstance,
  test,
  vi,
} from "vitest";
import { openReader } from "@/lib/auth/reader";
import { closeDatabase, getDatabase } from "@/lib/db/get-database";
import type { Turns } from "@/lib/db/turns";
import { countEvents } from "@/lib/events/count-events";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { asTester, type Tester } from "./testing/as-tester";
import { routeAt } from "./testing/route-at";

/** What a search route makes of hostile input, from the request to Postgres and back. */

let index: TestIndex;
let tester: Tester;
let statements: MockInstance<Turns["run"]>;

beforeAll(async () => {
  index = await openTestIndex();
  await index.ingest({
    records: Array.from({ length: 20 }, (_, at) => ({
      eventVersion: "1.08",
      eventTime: `2026-03-04T05:06:${String(at).padStart(2, "0")}Z`,
      eventName: at % 2 === 0 ? "GetObject" : "PutObject",
      eventSource: "s3.amazonaws.com",
      userIdentity: { type: "IAMUser", userName: `alice-${at}` },
      recipientAccountId: "111122223333",
      eventID: `00000000-0000-4000-9000-${String(at).padStart(12, "0")}`,
    })),
  });
  vi.stubEnv("DATABASE_URL", index.url);
  tester = await asTester(index.db);
  statements = vi.spyOn(getDatabase().turns, "run");
});
beforeEach(() => {
  statements.mockClear();
});
afterAll(async () => {
  await closeDatabase();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await index.close();
});

interface Answer {
  readonly rows?: readonly unknown[];
  readonly buckets?: readonly unknown[];
  readonly error?: {
    readonly code: string;
    readonly issues?: readonly { readonly code: string }[];
    readonly fields?: Readonly<Record<string, string>>;
  };
}

/** Asks a route below `/api`; `key` is the value of its path. */
async function send(path: string, query: string, { key = "", signal }: SendOptions = {}) {
  const route = await routeAt(path);
  const request = new Request(`http://127.0.0.1/api?${query}`, {
    headers: tester.headers,
    ...(signal && { signal }),
  });
  return route(request, { params: Promise.resolve({ key }) });
}

interface SendOptions {
  readonly key?: string;
  readonly signal?: AbortSignal;
}

async function ask(path: string, query: string, options?: SendOptions) {
  const response = await send(path, query, options);
  const answer: Answer = await response.json();
  return { status: response.status, ...answer };
}

const search = (q: string) => ask("events", `q=${encodeURIComponent(q)}`);

async function refused(answer: Promise<Awaited<ReturnType<typeof search>>>, code?: string) {
  const { status, error } = await answer;
  expect({ status, code: error?.code }).toEqual({ status: 400, code: "invalid" });
  if (code !== undefined) expect(error?.issues?.map((issue) => issue.code)).toContain(code);
  expect(statements).not.toHaveBeenCalled();
}

describe("SQL in a query", () => {
  test.each([
    `"'; DROP TABLE event;--"`,
    `eventName:"a' OR '1'='1"`,
    `event:"%' OR 1=1 --"`,
    `request."x') OR ('1'='1":1`,
    "event:*'_%\\\\*",
  ])("%s finds nothing and harms nothing", async (q) => {
    expect(await search(q)).toMatchObject({ status: 200, rows: [] });
    expect(await search("")).toMatchObject({ status: 200, rows: { length: 20 } });
  });

  test.each([
    ["'; DROP TABLE event;--", "E101"],
    ["' OR 1=1", "E101"],
    ["x); select", "E103"],
    ["select:1", "E105"],
  ])("%s is refused with %s", (q, code) => refused(search(q), code));

  test("in any other parameter it is refused, or is no event's key", async () => {
    for (const name of ["from", "to", "asof", "sort", "limit"]) {
      await refused(ask("events", `${name}=${encodeURIComponent("';select pg_sleep(9)--")}`));
    }
    await refused(ask("events/facets", `fields=${encodeURIComponent("user);--")}`));
    const cursor = encodeURIComponent("';select pg_sleep(9)--");
    expect(await ask("events", `cursor=${cursor}`)).toMatchObject({ status: 400 });
    const key = "'; DROP TABLE event;--";
    expect(await ask("events/[key]", "", { key })).toMatchObject({ status: 404 });
    const suggestions = await ask("suggest", `q=${encodeURIComponent(`event:"' OR 1=1`)}&caret=16`);
    expect(suggestions.status).toBe(200);
  });
});

test.each([
  "sort=pg_sleep(5)",
  "sort=desc;--",
  "limit=-1",
  "limit=1e9",
  "limit=1e3",
  "limit=0",
  "limit=10.5",
  "limit=",
  "limit[]=1",
  "limit=1&limit=2",
  "q=a&q=b",
  "a[]=1&a=2",
  "asof=-1",
  "asof=NaN",
])("%s is refused", (query) => refused(ask("events", query)));

describe("queries that would cost much", () => {
  test.each([
    ["10,000 alternatives", "a OR ".repeat(10_000), undefined],
    ["1,000 brackets", "(".repeat(1_000), "E112"],
    ["201 conditions", "a ".repeat(201).trim(), "E112"],
    ["* alone", "*", "E104"],
    ["a wildcard and two characters", "ab*", "E108"],
    ["100 wildcards", `event:${"a*".repeat(100)}`, "E112"],
    ["a regular expression", "/(a+)+$/", "E113"],
    ["a regular expression for a field", "user:/^(a{1,200}){200}/", "E113"],
  ])("%s: refused before the database is asked", (_, q, code) => refused(search(q), code));

  test.each(["%%%", "_", "(a+)+$", "^(a{1,200}){200}"])("%s means itself", async (q) => {
    expect(await search(q)).toMatchObject({ status: 200, rows: [] });
  });

  test.each([
    ["200 words", Array.from({ length: 200 }, (_, at) => `w${at}`).join(" OR ")],
    ["200 words, all at once", Array.from({ length: 200 }, (_, at) => `w${at}`).join(" ")],
    ["100 addresses", Array.from({ length: 100 }, (_, at) => `192.0.2.${at}`).join(",")],
    ["a list of 150 values", `event:(${Array.from({ length: 150 }, (_, at) => `E${at}`)})`],
    ["a list of 150 wildcards", `event:(${Array.from({ length: 150 }, (_, at) => `e${at}*`)})`],
  ])("%s cost as many statements as a few", async (_, q) => {
    expect(await search(q)).toMatchObject({ status: 200, rows: [] });
    expect(statements.mock.calls.length).toBeLessThan(40);
  });
});

describe("times", () => {
  test.each([
    "from=2026-03-05&to=2026-03-04",
    "from=now&to=now-1h",
    "from=Infinity",
    "to=%2B292278994-08-17",
    "from=NaN",
    "from=-1",
    `q=${encodeURIComponent("time:[2027 TO 2026]")}`,
    `q=${encodeURIComponent("time>Infinity")}`,
    `q=${encodeURIComponent("time:+292278994-08-17")}`,
  ])("%s is refused", (query) => refused(ask("events", query)));

  test("a range of centuries costs what the events in it cost", async () => {
    for (const range of ["from=1970&to=2100", "from=0001-01-01&to=9998", ""]) {
      expect(await ask("events", range)).toMatchObject({ status: 200, rows: { length: 20 } });
      expect(await ask("events/histogram", range)).toMatchObject({
        status: 200,
        buckets: { length: 1 },
      });
    }
  });
});

/** A search that cannot be answered before the work is done: the dictionary is locked. */
const BLOCKED = `q=${encodeURIComponent("user:alice*")}`;

async function whileBlocked(work: () => Promise<void>) {
  await index.db.owner.$transaction(async (locked) => {
    await locked.$executeRaw`lock table principal`;
    await work();
  });
}

async function blockedStatements(): Promise<number> {
  const [row] = await index.db.owner.$queryRaw<{ count: bigint }[]>`
    select count(*) from pg_stat_activity
    where datname = current_database() and state = 'active' and query like '/* ask:%' and wait_event_type = 'Lock'`;
  return Number(row?.count ?? 0);
}

test("of 40 searches at once some are told to come back, and others get their answers", async () => {
  const waiting: Promise<Response>[] = [];
  await whileBlocked(async () => {
    waiting.push(...Array.from({ length: 40 }, () => send("events", BLOCKED)));
    const refusal = await Promise.race(waiting);
    expect(refusal.status).toBe(429);
    expect(Number(refusal.headers.get("Retry-After"))).toBeGreaterThan(0);
    expect(await refusal.json()).toMatchObject({ error: { code: "too_many" } });
    await expect.poll(blockedStatements).toBe(6);
    // Nothing of the database, and somebody else's question.
    expect((await send("explain", BLOCKED)).status).toBe(200);
    const other = { ...openReader(getDatabase()), actor: "somebody else" };
    const question = { query: null, fromMs: null, toMs: null, asof: null, nowMs: 0 };
    expect((await countEvents(other, question)).total).toBe(20);
  });
  const statuses = (await Promise.all(waiting)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 429)).toHaveLength(16);
  expect((await search("user:alice*")).status).toBe(200);
});

test("when the client hangs up, its query ends in Postgres within a second", async () => {
  await whileBlocked(async () => {
    const client = new AbortController();
    const left = send("events", BLOCKED, { signal: client.signal });
    await expect.poll(blockedStatements).toBe(1);
    client.abort();
    await expect.poll(blockedStatements, { timeout: 1_000 }).toBe(0);
    const answer: Answer = await (await left).json();
    expect(answer.error?.code).toBe("unavailable");
  });
});

test("a statement that Postgres stops is a timeout with a way out", async () => {
  await whileBlocked(async () => {
    const { status, error } = await ask("events", BLOCKED);
    expect({ status, code: error?.code }).toEqual({ status: 504, code: "timeout" });
  });
});
