import { mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openReader, type Reader } from "@/lib/auth/reader";
import { readerOf, whoAsks } from "@/lib/auth/who-asks";
import { type Database, openDatabase } from "@/lib/db/database";
import { createTestDatabase } from "@/lib/db/testing/create-database";
import { makeKey, revokeKey } from "./api-keys";
import { changePassword } from "./change-password";
import { changePerson } from "./change-person";
import { acceptInvitation, invite } from "./invitations";
import { makeLink } from "./one-time-links";
import { beginSecondFactor, confirmSecondFactor } from "./second-factor";
import { setUp } from "./set-up";
import { signIn } from "./sign-in";
import { signInByLink } from "./sign-in-by-link";
import { totpCode } from "./totp";

const PASSWORD = "a long sentence about trails";
const folder = mkdtempSync(join(tmpdir(), "trailglass-people-"));
let db: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  const database = await createTestDatabase();
  drop = database.drop;
  db = openDatabase(database.url, { searchTimeoutMs: 1_000 });
  vi.stubEnv("TRAILGLASS_DATA", folder);
});
afterAll(async () => {
  await db.close();
  vi.unstubAllEnvs();
  await drop();
});

const ofToken = (token: string | null) =>
  whoAsks(db, new Headers({ cookie: `trailglass-3000=${token}`, host: "127.0.0.1:3000" }));
const ofKey = (key: string) => whoAsks(db, new Headers({ authorization: `Bearer ${key}` }));
const kindOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error: { kind?: string }) => error.kind ?? String(error),
  );

/** Invites somebody, who accepts. */
async function newcomer(email: string, role: "viewer" | "analyst" | "admin" = "analyst") {
  const grant = { role, accounts: ["111122223333"] } as const;
  const token = await invite(openReader(db), { name: "Somebody", email, ...grant });
  const signedIn = await acceptInvitation(db, { token, password: PASSWORD }, "");
  const asker = await ofToken(signedIn);
  return { token: signedIn, asker, reader: readerOf(db, asker) as Reader };
}
const attempt = (email: string, password: string, code: string | null = null) =>
  signIn(db, { email, password, code }, "");

test("of many who race to set up one wins, and afterwards no link does", async () => {
  const link = () => makeLink(db.owner, { kind: "set-up-here", personId: null }, 60_000);
  const tokens = [await link(), await link(), await link()];
  const racers = [...tokens, ...tokens].map((token) => kindOf(signInByLink(db, token, "")));
  const outcomes = await Promise.all(racers);
  expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
  expect(await db.owner.person.count({ where: { id: { not: "local" } } })).toBe(1);
  expect(await kindOf(setUp(db, await link(), null, ""))).toBe("not_found");
  expect(await kindOf(signInByLink(db, "x".repeat(43), ""))).toBe("not_found");
  const old = await makeLink(db.owner, { kind: "set-up-here", personId: null }, -1);
  expect(await kindOf(signInByLink(db, old, ""))).toBe("not_found");
});

test("what lets somebody in is kept as a hash alone", async () => {
  const { token, reader } = await newcomer("hash@example.com");
  const { key } = await makeKey(reader, { name: "k", role: "viewer", accounts: "all", days: 1 });
  const rows = JSON.stringify([
    await db.owner.login.findMany(),
    await db.owner.apiKey.findMany(),
    await db.owner.credential.findMany(),
    await db.owner.oneTimeLink.findMany(),
  ]);
  for (const secret of [token ?? "", key, PASSWORD]) expect(rows).not.toContain(secret);
});

test("an invitation works once, and not for a weak password", async () => {
  const grant = { role: "viewer", accounts: "all" } as const;
  const token = await invite(openReader(db), { name: "I", email: "i@example.com", ...grant });
  for (const password of ["short", "password1234", "aaaaaaaaaaaaaaaa", "I@Example.com"]) {
    expect(await kindOf(acceptInvitation(db, { token, password }, ""))).toBe("invalid");
  }
  const both = [1, 2].map(() => kindOf(acceptInvitation(db, { token, password: PASSWORD }, "")));
  expect((await Promise.all(both)).sort()).toEqual(["done", "not_found"]);
  const again = invite(openReader(db), { name: "I", email: "I@EXAMPLE.com", ...grant });
  expect(await kindOf(again)).toBe("conflict");
});

test("wrong passwords make the name wait, whoever it is and however many come at once", async () => {
  await newcomer("wait@example.com");
  for (const email of ["wait@example.com", "nobody@example.com"]) {
    const kinds = await Promise.all(
      Array.from({ length: 12 }, () => kindOf(attempt(email, "wrong wrong wrong"))),
    );
    expect(kinds.filter((kind) => kind === "unauthenticated")).toHaveLength(5);
    expect(kinds.filter((kind) => kind === "too_many")).toHaveLength(7);
  }
  expect(await kindOf(attempt("WAIT@example.com ", PASSWORD))).toBe("too_many");
  await db.owner.signInFailure.updateMany({ data: { waitUntil: new Date(0) } });
  expect(await kindOf(attempt("wait@example.com", PASSWORD))).toBe("done");
});

test("a second factor: each code once, each backup code once, and the secret is sealed", async () => {
  const { reader, asker } = await newcomer("two@example.com");
  const begun = await beginSecondFactor(db, { id: reader.actor, label: "two" });
  const secret = Buffer.from(
    (
      [...begun.secret]
        .map((s) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(s).toString(2).padStart(5, "0"))
        .join("")
        .match(/.{8}/g) ?? []
    ).map((byte) => Number.parseInt(byte, 2)),
  );
  const [backup = ""] = await confirmSecondFactor(db, asker.personId, totpCode(secret, Date.now()));
  expect(
    JSON.stringify(await db.owner.secondFactor.findMany(), (_, value) => String(value)),
  ).not.toContain(begun.secret);
  expect(statSync(join(folder, "auth-secret")).mode & 0o777).toBe(0o600);
  expect(await attempt("two@example.com", PASSWORD)).toBeNull();
  const code = totpCode(secret, Date.now() + 30_000);
  const outcomes = await Promise.all(
    [1, 2].map(() => kindOf(attempt("two@example.com", PASSWORD, code))),
  );
  expect(outcomes.sort()).toEqual(["done", "unauthenticated"]);
  expect(await kindOf(attempt("two@example.com", PASSWORD, backup))).toBe("done");
  expect(await kindOf(attempt("two@example.com", PASSWORD, backup))).toBe("unauthenticated");
});

test("a role, an account or a person that is taken away counts with the next request", async () => {
  const { token, asker } = await newcomer("gone@example.com");
  const admin = openReader(db);
  const grant = { action: "grant", role: "viewer", accounts: [] as string[] } as const;
  await changePerson(admin, asker.personId, grant);
  expect(await ofToken(token)).toMatchObject({ role: "viewer", accounts: [] });
  const { key } = await makeKey(readerOf(db, await ofToken(token)), {
    ...{ name: "k", role: "viewer", accounts: "all", days: 1 },
  });
  expect((await ofKey(key)).accounts).toEqual([]);
  await changePerson(admin, asker.personId, { action: "disable" });
  expect(await kindOf(ofToken(token))).toBe("unauthenticated");
  expect(await kindOf(ofKey(key))).toBe("unauthenticated");
  expect(await kindOf(attempt("gone@example.com", PASSWORD))).toBe("unauthenticated");
});

test("a changed password ends all other sign-ins", async () => {
  const { token, reader, asker } = await newcomer("change@example.com");
  const other = await attempt("change@example.com", PASSWORD);
  const next = { email: null, password: "another long sentence" };
  expect(await kindOf(changePassword(reader, asker.by.id, { ...next, current: "no" }))).toBe(
    "forbidden",
  );
  await changePassword(reader, asker.by.id, { ...next, current: PASSWORD });
  expect(await kindOf(ofToken(other))).toBe("unauthenticated");
  expect(await kindOf(ofToken(token))).toBe("done");
});

test("a key does no more than its owner may, and ends", async () => {
  const { reader } = await newcomer("key@example.com");
  const wish = { name: "k", role: "viewer", accounts: "all", days: 1 } as const;
  expect(await kindOf(makeKey(reader, { ...wish, role: "admin" }))).toBe("forbidden");
  expect(await kindOf(makeKey(reader, { ...wish, accounts: ["999988887777"] }))).toBe("forbidden");
  const { id, key } = await makeKey(reader, wish);
  expect(await ofKey(key)).toMatchObject({ role: "viewer", accounts: ["111122223333"] });
  expect(await kindOf(ofKey(key.slice(0, -1)))).toBe("unauthenticated");
  expect(await kindOf(ofKey(`${key}x`))).toBe("unauthenticated");
  await db.owner.apiKey.update({ where: { id }, data: { expiresAt: new Date(0) } });
  expect(await kindOf(ofKey(key))).toBe("unauthenticated");
  const other = await makeKey(reader, wish);
  await revokeKey(reader, other.id);
  expect(await kindOf(ofKey(other.key))).toBe("unauthenticated");
});

test("an idle sign-in and an old one end, and somebody who manages people is always left", async () => {
  const { token, asker } = await newcomer("idle@example.com");
  const { id } = asker.by;
  await db.owner.login.update({
    where: { id },
    data: { seenAt: new Date(Date.now() - 13 * 3_600_000) },
  });
  expect(await kindOf(ofToken(token))).toBe("unauthenticated");
  await db.owner.login.update({
    where: { id },
    data: { seenAt: new Date(), expiresAt: new Date() },
  });
  expect(await kindOf(ofToken(token))).toBe("unauthenticated");
  const [admin] = await db.owner.person.findMany({
    where: { role: "admin", id: { not: "local" } },
  });
  const alone = changePerson(openReader(db), admin?.id ?? "", { action: "disable" });
  expect(await kindOf(alone)).toBe("conflict");
});
