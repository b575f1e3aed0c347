import { setMaxListeners } from "node:events";
import type { Database } from "@/lib/db/database";
import { AppError } from "@/lib/errors";
import { IDLE_MS, loginCookie, readCookie } from "./login-cookie";
import type { Reader } from "./reader";
import { ROLES, type Role } from "./role";
import { hashToken } from "./secret-token";

export const KEY_PREFIX = "tgk_";

/** Who sends a request, and what lets them in: a browser that is signed in, or an API key. */
export interface Asker {
  readonly personId: string;
  readonly name: string;
  readonly role: Role;
  readonly accounts: "all" | readonly string[];
  readonly by: { readonly kind: "login" | "key"; readonly id: string };
}

interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly allAccounts: boolean;
  readonly accounts: readonly string[];
  readonly disabledAt: Date | null;
}

/** A request is told by its headers alone; of a key nothing else is looked at. */
type Headed = Pick<Headers, "get">;

/**
 * Who sends a request, as the database says at this moment: what was taken away counts at once.
 * Throws AppError `unauthenticated` for no sign-in, one that ended, and for whoever is disabled.
 */
export async function whoAsks(db: Database, headers: Headed): Promise<Asker> {
  const authorization = headers.get("authorization");
  if (authorization !== null) return await ofKey(db, authorization);
  const { name } = loginCookie(headers.get("host"));
  const token = readCookie(headers.get("cookie"), name);
  if (token === null || token === "") throw unauthenticated("You are not signed in.");
  return await ofLogin(db, token);
}

/** The reader that an asker is. */
export function readerOf(db: Database, asker: Asker, signal?: AbortSignal): Reader {
  // One page asks many questions at once, and each listens for its end.
  if (signal) setMaxListeners(0, signal);
  const { personId: actor, role, accounts } = asker;
  return { db, actor, role, accounts, ...(signal && { signal }) };
}

async function ofLogin(db: Database, token: string): Promise<Asker> {
  const login = await db.owner.login.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { person: true },
  });
  const nowMs = Date.now();
  const isOver =
    login === null ||
    login.expiresAt.getTime() <= nowMs ||
    login.seenAt.getTime() + IDLE_MS <= nowMs ||
    login.person.disabledAt !== null;
  if (isOver) throw unauthenticated("Your sign-in has ended.");
  if (nowMs - login.seenAt.getTime() > SEEN_EVERY_MS) {
    await db.owner.login.updateMany({ where: { id: login.id }, data: { seenAt: new Date(nowMs) } });
  }
  const { person } = login;
  return { ...ofPerson(person), by: { kind: "login", id: login.id } };
}

async function ofKey(db: Database, authorization: string): Promise<Asker> {
  const token = /^Bearer (tgk_[\w-]{43})$/i.exec(authorization)?.[1];
  const key =
    token === undefined
      ? null
      : await db.owner.apiKey.findUnique({
          where: { tokenHash: hashToken(token) },
          include: { person: true },
        });
  const nowMs = Date.now();
  const isOver =
    key === null ||
    key.expiresAt.getTime() <= nowMs ||
    key.revokedAt !== null ||
    key.person.disabledAt !== null;
  if (isOver) throw unauthenticated("This API key is not valid.");
  if (nowMs - (key.usedAt?.getTime() ?? 0) > SEEN_EVERY_MS) {
    await db.owner.apiKey.updateMany({ where: { id: key.id }, data: { usedAt: new Date(nowMs) } });
  }
  const owner = ofPerson(key.person);
  const role = lesserRole(owner.role, asRole(key.role));
  const accounts = key.allAccounts ? owner.accounts : inBoth(owner.accounts, key.accounts);
  return { ...owner, role, accounts, by: { kind: "key", id: key.id } };
}

function ofPerson({ id, name, role, allAccounts, accounts }: PersonRow): Omit<Asker, "by"> {
  return { personId: id, name, role: asRole(role), accounts: allAccounts ? "all" : accounts };
}

/** A role as it is kept; the table has no others. */
export function asRole(text: string): Role {
  return ROLES.find((role) => role === text) ?? "viewer";
}

function lesserRole(one: Role, other: Role): Role {
  return ROLES.indexOf(one) < ROLES.indexOf(other) ? one : other;
}

/** Accounts of the owner that the key names as well. */
function inBoth(owned: Asker["accounts"], named: readonly string[]): readonly string[] {
  return owned === "all" ? named : named.filter((account) => owned.includes(account));
}

/** When somebody was last seen is written this often, not with every request. */
const SEEN_EVERY_MS = 60_000;

function unauthenticated(what: string): AppError {
  return new AppError("unauthenticated", `${what} Sign in at /sign-in, or send a valid API key.`);
}
