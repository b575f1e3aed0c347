import { afterAll, beforeAll, expect, test } from "vitest";
import { openReader } from "@/lib/auth/reader";
import { type Database, openDatabase } from "@/lib/db/database";
import { createTestDatabase } from "@/lib/db/testing/create-database";
import { beginProviderSignIn } from "./begin-provider-sign-in";
import { endProviderSignIn } from "./end-provider-sign-in";
import { invite } from "./invitations";
import type { ProviderSettings } from "./provider-settings";
import { startTestProvider, type TestProvider } from "./testing/test-provider";

let provider: TestProvider;
let db: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  const database = await createTestDatabase();
  drop = database.drop;
  db = openDatabase(database.url, { searchTimeoutMs: 1_000 });
  provider = await startTestProvider();
});
afterAll(async () => {
  provider.close();
  await db.close();
  await drop();
});

const settings = (more: Partial<ProviderSettings> = {}): ProviderSettings => ({
  issuer: new URL(provider.issuer),
  clientId: "client",
  clientSecret: "secret",
  name: "Test",
  defaultRole: null,
  callback: new URL("http://127.0.0.1:3000/api/provider/callback"),
  ...more,
});

/** Goes to the provider and back; `change` is what somebody in between does to the way back. */
async function comeBack(
  change: (back: { state: string; code: string; browserToken: string }) => void = () => undefined,
  more: Partial<ProviderSettings> = {},
) {
  const { url, browserToken } = await beginProviderSignIn(db, settings(more), "/events?q=x");
  const asked = (name: string) => url.searchParams.get(name) ?? "";
  const back = { state: asked("state"), code: asked("nonce"), browserToken };
  change(back);
  const { state, code } = back;
  const search = `?${new URLSearchParams({ state, code })}`;
  const answer = { search, browserToken: back.browserToken, browser: "" };
  return () => endProviderSignIn(db, settings(more), answer);
}
const refused = { kind: "forbidden" };
const ALICE = { sub: "1", email: "Alice@example.com", email_verified: true, name: "Alice" };

test("somebody who was invited signs in, and the state counts once", async () => {
  const grant = { role: "lead", accounts: "all" } as const;
  await invite(openReader(db), { name: "Alice", email: "alice@example.com", ...grant });
  provider.says(ALICE);
  const end = await comeBack();
  expect((await end()).backTo).toBe("/events?q=x");
  await expect(end()).rejects.toMatchObject(refused);
  // From then on issuer and subject are the identity, whatever the e-mail is.
  provider.says({ sub: "1", email: "other@example.com", email_verified: false });
  await expect((await comeBack())()).resolves.toBeDefined();
});

test("an answer with a wrong state, browser or nonce is refused", async () => {
  provider.says(ALICE);
  for (const change of [
    (back: { state: string }) => Object.assign(back, { state: "x" }),
    (back: { browserToken: string }) => Object.assign(back, { browserToken: "x" }),
    (back: { code: string }) => Object.assign(back, { code: "another nonce" }),
  ]) {
    await expect((await comeBack(change))()).rejects.toMatchObject(refused);
  }
});

test.each([
  ["another audience", { aud: "other" }, {}],
  ["another issuer", { iss: "https://evil.example" }, {}],
  ["a token that has ended", { exp: 1 }, {}],
  ["a key that is not the provider's", {}, { forged: true }],
  ["no signature", {}, { alg: "none" }],
])("a token with %s is refused", async (_what, claims, options) => {
  provider.says({ ...ALICE, ...claims }, options);
  await expect((await comeBack())()).rejects.toMatchObject(refused);
});

test("an e-mail that is not verified, a stranger, and another subject of a known person are refused", async () => {
  const grant = { role: "viewer", accounts: "all" } as const;
  await invite(openReader(db), { name: "Bob", email: "bob@example.com", ...grant });
  for (const claims of [
    { sub: "2", email: "bob@example.com", email_verified: false },
    { sub: "2", email: "bob@example.com" },
    { sub: "2" },
    { sub: "3", email: "stranger@example.com", email_verified: true },
    { ...ALICE, sub: "4" },
  ]) {
    provider.says(claims);
    await expect((await comeBack())()).rejects.toMatchObject(refused);
  }
});

test("a stranger whom the configuration lets in sees no account", async () => {
  provider.says({ sub: "5", email: "new@example.com", email_verified: true, name: "New" });
  await (await comeBack(undefined, { defaultRole: "analyst" }))();
  const person = await db.owner.person.findFirst({ where: { email: "new@example.com" } });
  expect(person).toMatchObject({ role: "analyst", allAccounts: false, accounts: [] });
});

test("the same subject at a second provider is somebody else", async () => {
  const second = await startTestProvider();
  second.says(ALICE);
  const more = { issuer: new URL(second.issuer) };
  await expect((await comeBack(undefined, more))()).rejects.toMatchObject(refused);
  second.close();
});
