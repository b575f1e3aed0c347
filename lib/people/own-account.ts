import type { z } from "zod";
import type { accountChangeSchema, OwnAccount } from "@/lib/api/people-contract";
import { writeAudit } from "@/lib/audit/write-audit";
import type { Reader } from "@/lib/auth/reader";
import { type Asker, asRole } from "@/lib/auth/who-asks";
import { storableText } from "@/lib/desk/storable-text";
import { AppError } from "@/lib/errors";
import { listKeys, revokeKey } from "./api-keys";
import { changePassword } from "./change-password";
import { hasSecondFactor } from "./second-factor";

type AccountChange = z.output<typeof accountChangeSchema>;

/** What a person sees of themself: how they sign in, where they are signed in, and their keys. */
export async function getOwnAccount(reader: Reader, by: Asker["by"]): Promise<OwnAccount> {
  const { db, actor: personId } = reader;
  const now = new Date();
  const [person, credential, factor, backupCodes, logins, keys] = await Promise.all([
    db.owner.person.findUniqueOrThrow({ where: { id: personId } }),
    db.owner.credential.findUnique({ where: { personId }, select: { personId: true } }),
    hasSecondFactor(db, personId),
    db.owner.backupCode.count({ where: { personId, usedAt: null } }),
    db.owner.login.findMany({
      where: { personId, expiresAt: { gt: now } },
      orderBy: { createdAt: "desc" },
      take: 200,
    }),
    listKeys(reader),
  ]);
  return {
    name: person.name,
    email: person.email,
    role: asRole(person.role),
    accounts: person.allAccounts ? "all" : person.accounts,
    hasPassword: credential !== null,
    hasSecondFactor: factor,
    backupCodes,
    signIns: logins.map(({ id, how, browser, createdAt, seenAt }) => ({
      id,
      how,
      browser,
      isThis: by.kind === "login" && by.id === id,
      createdAtMs: createdAt.getTime(),
      seenAtMs: seenAt.getTime(),
    })),
    keys,
  };
}

/** Changes something about oneself. A key cannot: what it opens must not grow. */
export async function changeOwnAccount(
  reader: Reader,
  by: Asker["by"],
  change: AccountChange,
): Promise<OwnAccount> {
  assertInPerson(by);
  const { db, actor: personId } = reader;
  if (change.action === "rename") {
    await writeAudit(reader, { action: "person", target: personId, detail: { what: "rename" } });
    await db.owner.person.update({
      where: { id: personId },
      data: { name: storableText(change.name) },
    });
  }
  if (change.action === "password") await changePassword(reader, by.id, change);
  if (change.action === "end-sign-in") {
    await writeAudit(reader, { action: "end-sign-ins", target: personId });
    await db.owner.login.deleteMany({ where: { id: change.id, personId } });
  }
  if (change.action === "revoke-key") await revokeKey(reader, change.id);
  return await getOwnAccount(reader, by);
}

/** Throws AppError `forbidden` for a key: a person signs in to change how they sign in. */
export function assertInPerson(by: Asker["by"]): void {
  if (by.kind === "login") return;
  throw new AppError("forbidden", "An API key cannot do this. Sign in with a browser.");
}
