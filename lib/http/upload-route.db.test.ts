import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { iamSnapshotsSchema } from "@/lib/api/iam-contract";
import { closeDatabase, getDatabase } from "@/lib/db/get-database";
import { createTestDatabase } from "@/lib/db/testing/create-database";
import { iamListing } from "@/lib/profiles/testing/iam-listing";
import { asTester, type Tester } from "./testing/as-tester";
import { routeAt } from "./testing/route-at";

let drop: () => Promise<void>;
let tester: Tester;

beforeAll(async () => {
  const database = await createTestDatabase();
  drop = database.drop;
  vi.stubEnv("DATABASE_URL", database.url);
  tester = await asTester(getDatabase());
});
afterAll(async () => {
  await closeDatabase();
  vi.unstubAllEnvs();
  await drop();
});

const NO_PARAMS = { params: Promise.resolve({}) };
const URL = "http://127.0.0.1/api/iam-snapshots";

async function post(body: unknown, headers: Record<string, string> = {}, path = "iam-snapshots") {
  const route = await routeAt(path, "POST");
  return route(sending(body, headers), NO_PARAMS);
}

const sending = (body: unknown, headers: Record<string, string>) =>
  new Request(URL, {
    method: "POST",
    headers: { "content-type": "application/json", ...tester.headers, ...headers },
    body: JSON.stringify(body),
  });
/** More than any other route takes. */
const LARGE = JSON.stringify(iamListing({ Note: "x".repeat(100_000) }));

test("an upload may be large, and other changes may not", async () => {
  expect((await post({ listing: LARGE })).status).toBe(200);
  const listed = await (await routeAt("iam-snapshots"))(
    new Request(URL, { headers: tester.headers }),
    NO_PARAMS,
  );
  expect(iamSnapshotsSchema.parse(await listed.json()).snapshots).toHaveLength(1);
  const refused = await post({ url: LARGE }, {}, "links");
  expect(refused.status).toBe(400);
  expect(await refused.text()).toContain("larger than 64 kB");
});

test("what says that it is too large is refused before it is read", async () => {
  const answer = await post({ listing: "{}" }, { "content-length": String(2 ** 30) });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain("larger than");
});

test("what is no listing is refused with the way out, and other sites are refused", async () => {
  const wrong = await post({ listing: "{}" });
  expect(wrong.status).toBe(400);
  expect(await wrong.text()).toContain("get-account-authorization-details");
  const foreign = await post({ listing: LARGE }, { origin: "http://x.test" });
  expect(foreign.status).toBe(403);
});
