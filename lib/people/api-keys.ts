import type { z } from "zod";
import type { ListedKey, newKeySchema } from "@/lib/api/people-contract";
import { writeAudit } from "@/lib/audit/write-audit";
import type { Reader } from "@/lib/auth/reader";
import { ROLES } from "@/lib/auth/role";
import { hashToken, newToken } from "@/lib/auth/secret-token";
import { asRole, KEY_PREFIX } from "@/lib/auth/who-asks";
import { storableText } from "@/lib/desk/storable-text";
import { AppError } from "@/lib/errors";
import { grantColumns } from "./account-scope";

const DAY_MS = 86_400_000;
const MOST_KEYS = 50;

/** One's own keys, newest first; those that ended stay in sight. */
export async function listKeys({ db, actor }: Reader): Promise<ListedKey[]> {
  const rows = await db.owner.apiKey.findMany({
    where: { personId: actor },
    orderBy: { createdAt: "desc" },
    take: 200,
  });
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    start: row.start,
    role: asRole(row.role),
    accounts: row.allAccounts ? "all" : row.accounts,
    createdAtMs: row.createdAt.getTime(),
    usedAtMs: row.usedAt?.getTime() ?? null,
    expiresAtMs: row.expiresAt.getTime(),
    isRevoked: row.revokedAt !== null,
  }));
}

/**
 * Makes a key with a role and accounts that the owner has. Later the key can do no more than its
 * owner then may. Answers the key, of which only a hash is kept.
 * Throws AppError: `forbidden` for more than the owner may; `conflict` for too many keys.
 */
export async function makeKey(
  reader: Reader,
  { name, role, accounts, days }: z.output<typeof newKeySchema>,
): Promise<{ readonly id: string; readonly key: string }> {
  const { db, actor } = reader;
  if (ROLES.indexOf(role) > ROLES.indexOf(reader.role)) {
    throw new AppError("forbidden", "A key cannot do more than you may.");
  }
  const { accounts: own } = reader;
  if (own !== "all" && accounts !== "all" && accounts.some((account) => !own.includes(account))) {
    throw new AppError("forbidden", "A key cannot see accounts that you may not see.");
  }
  const alive = { personId: actor, revokedAt: null, expiresAt: { gt: new Date() } };
  if ((await db.owner.apiKey.count({ where: alive })) >= MOST_KEYS) {
    throw new AppError("conflict", `You have ${MOST_KEYS} keys. Revoke one first.`);
  }
  const key = newToken(KEY_PREFIX);
  return await db.owner.$transaction(async (writer) => {
    const { id } = await writer.apiKey.create({
      data: {
        tokenHash: hashToken(key),
        start: key.slice(0, KEY_PREFIX.length + 4),
        name: storableText(name),
        personId: actor,
        ...grantColumns({ role, accounts }),
        expiresAt: new Date(Date.now() + days * DAY_MS),
      },
    });
    const detail = { what: "make", role, accounts, days };
    await writeAudit({ actor, db: { owner: writer } }, { action: "api-key", target: id, detail });
    return { id, key };
  });
}

/** Ends one's own key. Throws AppError `not_found`. */
export async function revokeKey({ db, actor }: Reader, id: string): Promise<void> {
  await db.owner.$transaction(async (writer) => {
    const { count } = await writer.apiKey.updateMany({
      where: { id, personId: actor, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count === 0) throw new AppError("not_found", "You have no such key.");
    const detail = { what: "revoke" };
    await writeAudit({ actor, db: { owner: writer } }, { action: "api-key", target: id, detail });
  });
}
