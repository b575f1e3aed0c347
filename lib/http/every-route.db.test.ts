import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { closeDatabase, getDatabase } from "@/lib/db/get-database";
import { createTestDatabase } from "@/lib/db/testing/create-database";
import { asTester, type Tester } from "./testing/as-tester";

/** Every route and page that there is, also one that is added later, asks who it is. */

const app = resolve(import.meta.dirname, "../../app");

/** What answers before anybody has signed in. A new line here is a decision about safety. */
const OPEN = [
  // Browsers send these by themselves; the answer is always the same empty one.
  "csp-report",
  "api/health",
  "api/provider",
  "api/provider/callback",
  "api/set-up",
  "api/sign-in",
  "api/sign-in/invitation",
  "api/sign-in/link",
  "r/[publicId]",
  "r/[publicId]/[part]",
  "robots.txt",
  "sign-in",
  "setup",
];

const filesNamed = (name: RegExp) =>
  readdirSync(app, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => name.test(path));

const ROUTES = filesNamed(/(?:^|\/)route\.ts$/).map((path) => path.replace(/\/route\.ts$/, ""));
const PAGES = filesNamed(/(?:^|\/)page\.tsx$/).map((path) => path.replace(/\/?page\.tsx$/, ""));
const isOpen = (path: string) => OPEN.includes(path);

/** Header tricks that have led past a gate in front of the routes elsewhere. */
const TRICKS: Readonly<Record<string, string>> = {
  "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy",
  "x-nextjs-data": "1",
  "x-nextjs-rewrite": "/sign-in",
  "next-router-prefetch": "1",
  "next-router-segment-prefetch": "/_tree",
  rsc: "1",
  "x-forwarded-for": "127.0.0.1",
  "x-forwarded-host": "127.0.0.1",
  "x-trailglass-path": "/sign-in",
  authorization: "Bearer tgk_x",
};

let drop: () => Promise<void>;
let viewer: Tester;

beforeAll(async () => {
  const database = await createTestDatabase();
  drop = database.drop;
  vi.stubEnv("DATABASE_URL", database.url);
  viewer = await asTester(getDatabase(), { role: "viewer", accounts: [] });
});
afterAll(async () => {
  await closeDatabase();
  vi.unstubAllEnvs();
  await drop();
});

type Handlers = Record<
  string,
  ((request: Request, context: { params: Promise<object> }) => Promise<Response>) | undefined
>;
const PARAMS = { id: "1", key: "1", uuid: crypto.randomUUID(), kind: "principal", number: "1" };

async function statusesOf(path: string, headers: Record<string, string>, query = "") {
  const handlers: Handlers = await import(join(app, path, "route.ts"));
  const statuses: Record<string, number> = {};
  for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
    const handler = handlers[method];
    if (handler === undefined) continue;
    const body = method === "GET" ? {} : { body: "{}" };
    const request = new Request(`http://127.0.0.1/${path}${query}`, { method, headers, ...body });
    const answer = await handler(request, { params: Promise.resolve({ ...PARAMS, ordinal: "0" }) });
    await answer.body?.cancel();
    statuses[method] = answer.status;
  }
  return statuses;
}

test("the scan sees the routes and pages", () => {
  expect(ROUTES.length).toBeGreaterThan(60);
  expect(PAGES.length).toBeGreaterThan(35);
  expect(ROUTES).toContain("api/events/[key]/raw");
});

test.each(ROUTES.filter((path) => !isOpen(path)))(
  "%s answers nobody who is not signed in",
  async (path) => {
    const json = {
      "content-type": "application/json",
      host: "127.0.0.1",
      origin: "http://127.0.0.1",
    };
    for (const headers of [{}, TRICKS, { cookie: `trailglass-80=${"x".repeat(43)}` }]) {
      const statuses = await statusesOf(
        path,
        { ...json, ...headers },
        "?_rsc=1&access_token=tgk_x",
      );
      expect(Object.keys(statuses).length).toBeGreaterThan(0);
      for (const status of Object.values(statuses)) expect(status).toBe(401);
    }
  },
);

test("a viewer without accounts is refused every change but those of their own things", async () => {
  const OWN = /^api\/(?:account|sign-out|views|history|links|exports)\b/;
  const json = { ...viewer.headers, "content-type": "application/json" };
  const allowed: string[] = [];
  for (const path of ROUTES.filter((each) => !isOpen(each) && !OWN.test(each))) {
    const { POST } = await statusesOf(path, json);
    if (POST !== undefined && POST !== 403) allowed.push(`${path}: ${POST}`);
  }
  expect(allowed).toEqual([]);
});

test("a change needs the origin of this site beside the cookie", async () => {
  for (const origin of [undefined, "null", "https://evil.example", "http://127.0.0.1.evil"]) {
    const headers = {
      cookie: viewer.headers.cookie,
      host: viewer.headers.host,
      "content-type": "application/json",
      ...(origin !== undefined && { origin }),
    };
    expect(await statusesOf("api/views", headers)).toMatchObject({ POST: 403 });
  }
});

test("only who asks decides: pages and routes make no reader of their own", () => {
  const code = (path: string) => readFileSync(join(app, path), "utf8");
  const makers = filesNamed(/\.tsx?$/).filter((path) => /\bopenReader\b/.test(code(path)));
  expect(makers).toEqual([]);
  const asks = /\b(?:pageReader|askInTime)\(|<(?:ListPage|ProfilePage)\b/;
  const silent = PAGES.filter((path) => !isOpen(path) && !asks.test(code(join(path, "page.tsx"))));
  expect(silent).toEqual([]);
  const wrapped = /export const [A-Z]+ = (?:respond|change)\(/;
  const bare = ROUTES.filter((path) => !isOpen(path) && !wrapped.test(code(`${path}/route.ts`)));
  expect(bare).toEqual([]);
});
