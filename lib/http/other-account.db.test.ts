import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { API_EXAMPLES } from "@/lib/api/examples";
import { ROUTES } from "@/lib/api/routes";
import { closeDatabase, getDatabase } from "@/lib/db/get-database";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openFilledIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { asTester, type Tester } from "./testing/as-tester";

/** Whoever was given one account asks every route for the things of another one. */

const app = resolve(import.meta.dirname, "../../app");
const [MINE, OTHER] = ["111111111111", "222222222222"];
/** In everything that an event of the other account names, and in nothing else. */
const MARK = "zqmarkzq";
const KEY = "00000000-0000-4000-8000-000000000001";
const DAY = { from: "2026-01-02T00:00:00Z", to: "2026-01-03T00:00:00Z" };

const theirs = (number: number, eventName: string) =>
  sampleRecord(number, {
    eventTime: `2026-01-02T03:04:0${number}Z`,
    eventSource: `${MARK}.amazonaws.com`,
    eventName: `${MARK}${eventName}`,
    awsRegion: `${MARK}-1`,
    sourceIPAddress: `${MARK}.example`,
    userAgent: `${MARK}/1`,
    errorCode: `${MARK}Error`,
    recipientAccountId: OTHER,
    userIdentity: {
      type: "AssumedRole",
      principalId: `AROA${MARK.toUpperCase()}:${MARK}`,
      arn: `arn:aws:sts::${OTHER}:assumed-role/${MARK}/${MARK}`,
      accountId: OTHER,
      accessKeyId: `ASIA${MARK.toUpperCase()}`,
      sessionContext: {
        sessionIssuer: {
          type: "Role",
          userName: MARK,
          accountId: OTHER,
          arn: `arn:aws:iam::${OTHER}:role/${MARK}`,
        },
        attributes: { mfaAuthenticated: "false", creationDate: "2026-01-02T03:00:00Z" },
      },
    },
    requestParameters: { bucketName: MARK },
    resources: [{ ARN: `arn:aws:s3:::${MARK}`, type: "AWS::S3::Bucket", accountId: OTHER }],
  });

let index: TestIndex;
let mine: Tester;
let admin: Tester;
beforeAll(async () => {
  index = await openFilledIndex({
    theirs: [theirs(1, "A"), theirs(2, "A"), theirs(3, "B")],
    mine: [sampleRecord(9, { eventTime: "2026-01-02T04:00:00Z", recipientAccountId: MINE })],
  });
  vi.stubEnv("DATABASE_URL", index.url);
  mine = await asTester(getDatabase(), { role: "lead", accounts: [MINE] });
  admin = await asTester(getDatabase());
});
afterAll(async () => {
  await closeDatabase();
  vi.unstubAllEnvs();
  await index.close();
});

const FILES = readdirSync(app, { recursive: true, encoding: "utf8" })
  .filter((path) => /(?:^|\/)route\.ts$/.test(path))
  .map((path) => `/${path.replace(/\/route\.ts$/, "")}`);

/** The handler of a route as OpenAPI writes it. */
async function handlerOf(path: string) {
  const plain = (text: string) => text.replaceAll(/\{\w+\}|\[\w+\]/g, "*");
  const file = FILES.find((each) => plain(each) === plain(path));
  if (file === undefined) throw new Error(`no route answers ${path}`);
  const names = [...file.matchAll(/\[(\w+)\]/g)].map(([, name = ""]) => name);
  const module: Record<
    string,
    (request: Request, context: { params: Promise<object> }) => Promise<Response>
  > = await import(join(app, file.slice(1), "route.ts"));
  return { get: module.GET, names };
}

/** Whatever stands for a thing of the other account where a path has a place for one. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  key: [KEY],
  kind: ["principal", "session", "ip", "key", "resource", "account"],
  id: ["1", "2", "3"],
};
const GETS = [...new Set(ROUTES.filter(({ method }) => method === "get").map(({ path }) => path))];

/** All requests to a route that may say something of the other account's events. */
async function answersOf(path: string, { headers }: Tester) {
  const { get, names } = await handlerOf(path);
  if (get === undefined) return [];
  const examples = API_EXAMPLES.filter((each) => each.method === "get" && each.route === path);
  const searches = [{}, ...examples.map(({ search }) => search ?? {})].flatMap((search) => [
    { ...search, ...DAY },
    Object.fromEntries(
      Object.entries(search).map(([name, text]) => [
        name,
        text.replace("{key}", KEY).replace("{from}", DAY.from).replace("{to}", DAY.to),
      ]),
    ),
  ]);
  const places = names.reduce<Record<string, string>[]>(
    (all, name) =>
      all.flatMap((each) => (PLACES[name] ?? ["1"]).map((value) => ({ ...each, [name]: value }))),
    [{}],
  );
  const answers: { status: number; text: string }[] = [];
  for (const params of places) {
    for (const search of searches) {
      const url = `http://127.0.0.1${path}?${new URLSearchParams(search)}`;
      const answer = await get(new Request(url, { headers }), { params: Promise.resolve(params) });
      answers.push({ status: answer.status, text: await answer.text() });
    }
  }
  return answers;
}

const says = (text: string) => text.toLowerCase().includes(MARK) || text.includes(OTHER);

test("no answer to whoever was given one account says a thing of another one", async () => {
  const told: string[] = [];
  const seen: string[] = [];
  for (const path of GETS) {
    for (const { status, text } of await answersOf(path, mine)) {
      expect([200, 204, 400, 403, 404, 409], `${path} ${text.slice(0, 200)}`).toContain(status);
      if (says(text)) told.push(`${path} ${text.slice(0, 300)}`);
    }
    const all = await answersOf(path, admin);
    if (all.some(({ text }) => says(text))) seen.push(path);
  }
  expect(told).toEqual([]);
  // The same requests do say it to somebody who may know: there was something to be kept back.
  expect(seen.length).toBeGreaterThan(15);
});

test("an event of another account and one that never was are answered alike", async () => {
  for (const path of GETS.filter((each) => each.startsWith("/api/events/{key}"))) {
    const { get } = await handlerOf(path);
    const ask = async (key: string) => {
      const request = new Request(`http://127.0.0.1${path.replace("{key}", key)}`, {
        headers: mine.headers,
      });
      const answer = await get?.(request, { params: Promise.resolve({ key }) });
      return [answer?.status, (await answer?.text())?.replaceAll(key, "KEY")];
    };
    const [other, none] = [await ask(KEY), await ask(KEY.replace(/1$/, "7"))];
    expect(other, path).toEqual(none);
    expect(other[0], path).toBe(404);
  }
});
