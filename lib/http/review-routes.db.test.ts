import { resolve } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import {
  type NewReviewAsked,
  newReviewAnswerSchema,
  previewSchema,
} from "@/lib/api/share-contract";
import { closeDatabase } from "@/lib/db/get-database";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { asTester, type Tester } from "./testing/as-tester";
import { type Route, routeAt } from "./testing/route-at";

const KEY = "00000000-0000-4000-8000-000000000001";
const ACCOUNT = "111111111111";
const FILE = `AWSLogs/${ACCOUNT}/CloudTrail/eu-west-1/2026/01/02/${ACCOUNT}_CloudTrail_eu-west-1_20260102T0305Z_abcdefghijklmnop.json.gz`;

let index: TestIndex;
let author: Tester;
let number: string;
let reviewPage: Record<"GET" | "POST", Route>;
let reviewPart: Record<"GET", Route>;

beforeAll(async () => {
  index = await openTestIndex();
  await index.ingest({ [FILE]: [sampleRecord(1, { recipientAccountId: ACCOUNT })] });
  vi.stubEnv("DATABASE_URL", index.url);
  author = await asTester(index.db, { role: "lead", accounts: "all" });
  const app = resolve(import.meta.dirname, "../../app/r/[publicId]");
  reviewPage = await import(resolve(app, "route.ts"));
  reviewPart = await import(resolve(app, "[part]/route.ts"));
  const opened = await asAuthor("cases", {}, { title: "Stolen key", severity: "high" });
  number = String((await opened.json()).number);
  await asAuthor("cases/[number]/pins", { number }, { kind: "event", key: KEY });
  await asAuthor("cases/[number]/pins", { number }, { kind: "query", q: "", from: "", to: "" });
});
afterAll(async () => {
  await closeDatabase();
  vi.unstubAllEnvs();
  await index.close();
});

async function asAuthor(
  path: string,
  params: Readonly<Record<string, string>> = {},
  body?: unknown,
  headers: Readonly<Record<string, string>> = author.headers,
) {
  const route = await routeAt(path, body === undefined ? "GET" : "POST");
  const sent = { headers: { ...headers, "content-type": "application/json" } };
  const posted = { ...sent, method: "POST", body: JSON.stringify(body) };
  const request = new Request("http://127.0.0.1/api", body === undefined ? sent : posted);
  return route(request, { params: Promise.resolve(params) });
}

interface Link {
  readonly publicId: string;
  readonly token: string;
}

async function share(change: Partial<NewReviewAsked["links"][number]> = {}): Promise<Link> {
  const preview = await asAuthor("cases/[number]/shares/preview", { number });
  const { findings } = previewSchema.parse(await preview.json());
  const link = { label: "Auditor", passphrase: null, maxViews: null, ...change };
  const asked = { preset: "external", accepted: findings.map(({ id }) => id), links: [link] };
  const made = await asAuthor("cases/[number]/shares", { number }, asked);
  const [first] = newReviewAnswerSchema.parse(await made.json()).links;
  const [, publicId = "", token = ""] = /^\/r\/([\w-]+)#(.+)$/.exec(first?.path ?? "") ?? [];
  return { publicId, token };
}

interface Visit {
  readonly cookie?: string;
  readonly from?: string;
  readonly part?: string;
  readonly form?: Readonly<Record<string, string>>;
}

/** What a recipient's browser sends; `from` is the address that the server found. */
async function visit(publicId: string, { cookie, from = "192.0.2.1", part, form }: Visit = {}) {
  const headers = new Headers({ "x-forwarded-for": from, "user-agent": "Test" });
  if (cookie !== undefined) headers.set("cookie", `trailglass-review=${cookie}`);
  const url = `http://127.0.0.1/r/${publicId}`;
  const params = Promise.resolve({ publicId, part: part ?? "" });
  if (part !== undefined) return reviewPart.GET(new Request(url, { headers }), { params });
  if (form === undefined) return reviewPage.GET(new Request(url, { headers }), { params });
  const body = new URLSearchParams(form);
  return reviewPage.POST(new Request(url, { method: "POST", headers, body }), { params });
}

const letIn = async ({ publicId, token }: Link, from?: string) => {
  const answer = await visit(publicId, { form: { token }, ...(from !== undefined && { from }) });
  return /trailglass-review=([\w-]+)/.exec(answer.headers.get("set-cookie") ?? "")?.[1] ?? "";
};

/** All that an answer tells, apart from what is random. */
async function toldBy(answer: Response): Promise<string> {
  const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`).sort();
  const body = (await answer.text()).replaceAll(/nonce="[^"]*"|\/r\/[\w-]+/g, "");
  return [answer.status, ...headers, body].join("\n");
}

const counts = async () => {
  const [row] = await index.db.owner.$queryRaw<Record<string, number>[]>`
    select (select count(*)::int4 from share_miss) as misses,
      (select count(*)::int4 from share_view) as views,
      (select count(*)::int4 from share_session) as sessions`;
  return row;
};

const sql = (text: string, id: string) => index.db.owner.$executeRawUnsafe(text, id);
const GUESSES = { token: "ct_share_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" };

test("unknown, wrong, revoked, expired and used up links answer the same in every form", async () => {
  const [right, revoked, expired, used] = await Promise.all([
    share(),
    share(),
    share(),
    share({ maxViews: 1 }),
  ]);
  await asAuthor("shares/[id]", { id: revoked.publicId }, { action: "revoke" });
  await sql(
    "update share set created_at = now() - interval '9 d', expires_at = now() - interval '1 d' where public_id = $1",
    expired.publicId,
  );
  await letIn(used);
  const unknown = { publicId: "AAAAAAAAAAAAAAAA", token: GUESSES.token };
  const links = [unknown, { ...right, token: GUESSES.token }, revoked, expired, used];
  for (const ask of [
    ({ publicId, token }: Link) => visit(publicId, { form: { token } }),
    ({ publicId }: Link) => visit(publicId),
    ({ publicId, token }: Link) => visit(publicId, { cookie: token, part: "review.json" }),
  ]) {
    const told = await Promise.all(links.map(async (link) => toldBy(await ask(link))));
    expect(new Set(told).size, told.join("\n---\n")).toBe(1);
  }
  const plain = links
    .slice(0, 4)
    .map(async ({ publicId, token }) => toldBy(await visit(publicId, { part: token })));
  expect(new Set(await Promise.all(plain)).size).toBe(1);
});

test("a wrong token costs and writes the same for an id that exists and for one that does not", async () => {
  const { publicId } = await share();
  const before = await counts();
  await visit("AAAAAAAAAAAAAAAA", { form: GUESSES, from: "192.0.2.40" });
  const unknown = await counts();
  await visit(publicId, { form: GUESSES, from: "192.0.2.40" });
  const known = await counts();
  expect(unknown).toEqual({ ...before, misses: (before?.misses ?? 0) + 1 });
  expect(known).toEqual({ ...unknown, misses: (unknown?.misses ?? 0) + 1 });
  const log = await (await asAuthor("shares/[id]", { id: publicId })).json();
  expect(log.views).toMatchObject([{ ip: "192.0.2.40", outcome: "wrong or ended token" }]);
});

test("an address that misses often is refused with 429; others are not, and a right link opens", async () => {
  const link = await share();
  const from = "192.0.2.77";
  const statuses: number[] = [];
  for (let guess = 0; guess < 33; guess += 1)
    statuses.push((await visit(link.publicId, { form: GUESSES, from })).status);
  expect(statuses.filter((status) => status === 404)).toHaveLength(30);
  expect(statuses.slice(30)).toEqual([429, 429, 429]);
  const refused = await visit("AAAAAAAAAAAAAAAA", { part: "ct_share_x", from });
  expect(refused.status).toBe(429);
  expect(refused.headers.get("retry-after")).toBe("600");
  expect((await visit(link.publicId, { form: GUESSES, from: "192.0.2.78" })).status).toBe(404);
  expect(await letIn(link, from)).not.toBe("");
});

test("the cookie of a review opens that review and nothing else", async () => {
  const [one, other] = [await share(), await share()];
  const cookie = await letIn(one);
  expect(await (await visit(one.publicId, { cookie })).text()).toContain("Stolen key");
  expect(await (await visit(other.publicId, { cookie })).text()).not.toContain("Stolen key");
  expect((await visit(other.publicId, { cookie, part: "review.json" })).status).toBe(404);
  const host = "127.0.0.1";
  for (const credential of [
    { cookie: `trailglass-review=${cookie}` },
    { cookie: `trailglass-80=${cookie}` },
    { cookie: `trailglass-80=${one.token}` },
    { authorization: `Bearer ${cookie}` },
    { authorization: `Bearer ${one.token}` },
  ]) {
    const headers = { host, origin: `http://${host}`, ...credential };
    for (const [path, params, body] of [
      ["events", {}],
      ["cases", {}],
      ["cases/[number]", { number }],
      ["cases/[number]/export", { number }],
      ["cases/[number]/shares", { number }],
      ["shares", {}],
      ["shares/[id]", { id: one.publicId }],
      ["shares/[id]", { id: one.publicId }, { action: "revoke" }],
    ] as const) {
      expect((await asAuthor(path, params, body, headers)).status, path).toBe(401);
    }
  }
});

test("a review shows what was frozen after more data came and the case changed, and ends with its author", async () => {
  const link = await share();
  const cookie = await letIn(link);
  const read = async () =>
    (await (await visit(link.publicId, { cookie })).text()).replaceAll(/nonce="[^"]*"/g, "");
  const file = async () => (await visit(link.publicId, { cookie, part: "review.json" })).text();
  const before = [await read(), await file()];
  expect(before[0]).toContain("What was known of");
  expect(JSON.parse(before[1] ?? "")).toMatchObject({
    coverage: { provenAt: null, places: [{ account: "Account 1", region: "eu-west-1" }] },
    pins: [{ kind: "event" }, { kind: "query", copy: { total: 1 } }],
  });
  await index.ingest({ late: [sampleRecord(2, { recipientAccountId: ACCOUNT })] });
  await asAuthor("cases/[number]", { number }, { version: 1, title: "Renamed since" });
  const step = { action: "add", kind: "text", text: "Written since" };
  await asAuthor("cases/[number]/blocks", { number }, step);
  expect([await read(), await file()]).toEqual(before);
  await asAuthor("cases/[number]", { number }, { version: 2, title: "Stolen key" });

  await sql("update person set disabled_at = now() where id = $1", author.personId);
  expect(await read()).not.toContain("Stolen key");
  expect((await visit(link.publicId, { cookie, part: "review.json" })).status).toBe(404);
  expect(await letIn(link)).toBe("");
  await sql("update person set disabled_at = null where id = $1", author.personId);
});

test("with sharing switched off no link is made and none opens, as if there were none", async () => {
  const link = await share();
  const cookie = await letIn(link);
  vi.stubEnv("TRAILGLASS_SHARING", "off");
  const asked = { preset: "external", links: [{ label: "x", passphrase: null, maxViews: null }] };
  expect((await asAuthor("cases/[number]/shares", { number }, asked)).status).toBe(403);
  expect(await (await visit(link.publicId, { cookie })).text()).not.toContain("Stolen key");
  expect(await letIn(link)).toBe("");
  const told = await toldBy(await visit(link.publicId, { form: { token: link.token } }));
  expect(told).toBe(await toldBy(await visit("AAAAAAAAAAAAAAAA", { form: GUESSES })));
  vi.stubEnv("TRAILGLASS_SHARING", "on");
  expect(await letIn(link)).not.toBe("");
});
