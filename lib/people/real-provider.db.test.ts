import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openReader } from "@/lib/auth/reader";
import { type Database, openDatabase } from "@/lib/db/database";
import { createTestDatabase } from "@/lib/db/testing/create-database";
import { beginProviderSignIn } from "./begin-provider-sign-in";
import { endProviderSignIn } from "./end-provider-sign-in";
import { invite } from "./invitations";
import type { ProviderSettings } from "./provider-settings";
import { type RealProvider, signInThere, startRealProvider } from "./testing/real-provider";

const CALLBACK = "http://127.0.0.1:3000/api/provider/callback";

let provider: RealProvider;
let db: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  // It warns of what a provider in earnest would have set.
  vi.spyOn(console, "info").mockImplementation(() => undefined);
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  const database = await createTestDatabase();
  drop = database.drop;
  db = openDatabase(database.url, { searchTimeoutMs: 1_000 });
  provider = await startRealProvider(CALLBACK);
});
afterAll(async () => {
  vi.restoreAllMocks();
  provider.close();
  await db.close();
  await drop();
});

const settings = (clientSecret = "secret"): ProviderSettings => ({
  ...{ issuer: new URL(provider.issuer), clientId: "client", clientSecret, name: "Test" },
  ...{ defaultRole: null, callback: new URL(CALLBACK) },
});

async function comeBack(login: string, given = settings()) {
  const { url, browserToken } = await beginProviderSignIn(db, given, "/cases");
  const { search } = await signInThere(url, login, CALLBACK);
  return () => endProviderSignIn(db, given, { search, browserToken, browser: "" });
}

test("somebody who was invited signs in at a certified provider, once for each way back", async () => {
  const grant = { role: "analyst", accounts: "all" } as const;
  await invite(openReader(db), { name: "Kim", email: "kim@example.com", ...grant });
  const end = await comeBack("kim");
  expect((await end()).backTo).toBe("/cases");
  await expect(end()).rejects.toMatchObject({ kind: "forbidden" });
  expect(await db.owner.login.count()).toBe(1);
});

test("a stranger, and a client whose secret is wrong, are refused", async () => {
  await expect((await comeBack("stranger"))()).rejects.toMatchObject({ kind: "forbidden" });
  const wrong = await comeBack("kim", settings("wrong"));
  await expect(wrong()).rejects.toMatchObject({ kind: "forbidden" });
});
