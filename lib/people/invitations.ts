import { writeAudit } from "@/lib/audit/write-audit";
import type { Reader } from "@/lib/auth/reader";
import { assertMay } from "@/lib/auth/reader";
import type { Database } from "@/lib/db/database";
import { Prisma } from "@/lib/db/generated/client";
import { storableText } from "@/lib/desk/storable-text";
import { AppError } from "@/lib/errors";
import { type Grant, grantColumns } from "./account-scope";
import { assertGoodPassword } from "./good-password";
import { endLogins, startLogin } from "./logins";
import { newPersonId } from "./new-person-id";
import { makeLink, readLink, takeLink } from "./one-time-links";
import { hashPassword } from "./password";

const LASTS_MS = 3 * 86_400_000;

/**
 * Adds a person and makes the link with which they choose a password. Answers its token, which is
 * shown this once. Throws AppError `conflict` when the e-mail is somebody's.
 */
export async function invite(
  reader: Reader,
  { name, email, ...grant }: Grant & { readonly name: string; readonly email: string },
): Promise<string> {
  assertMay(reader, "manage");
  try {
    return await reader.db.owner.$transaction(async (writer) => {
      const { id } = await writer.person.create({
        data: {
          id: newPersonId(name),
          name: storableText(name),
          email: email.toLowerCase(),
          ...grantColumns(grant),
        },
      });
      await writeAudit(
        { actor: reader.actor, db: { owner: writer } },
        { action: "invite", target: id, detail: { role: grant.role, accounts: grant.accounts } },
      );
      return await makeLink(writer, { kind: "invitation", personId: id }, LASTS_MS);
    });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") {
      throw new AppError("conflict", "Somebody has this e-mail already.");
    }
    throw error;
  }
}

/** A new link for somebody who lost the first one, or their password: the old links end. */
export async function inviteAgain(reader: Reader, personId: string): Promise<string> {
  assertMay(reader, "manage");
  return await reader.db.owner.$transaction(async (writer) => {
    const person = await writer.person.findFirst({
      where: { id: personId, disabledAt: null, email: { not: null } },
    });
    if (person === null) throw new AppError("not_found", "There is nobody to send a link to.");
    await writer.oneTimeLink.deleteMany({ where: { personId, kind: "invitation" } });
    await writeAudit(
      { actor: reader.actor, db: { owner: writer } },
      { action: "invite", target: personId, detail: { again: true } },
    );
    return await makeLink(writer, { kind: "invitation", personId }, LASTS_MS);
  });
}

/**
 * Chooses a password with the link of an invitation, which ends all other sign-ins of the person.
 * Answers the token of the sign-in, or null when the second factor of the person is asked for.
 * Throws AppError `not_found` for a link that was used, `invalid` for the password.
 */
export async function acceptInvitation(
  db: Database,
  given: { readonly token: string; readonly password: string },
  browser: string,
): Promise<string | null> {
  const { personId } = await readLink(db.owner, given.token);
  const person = await db.owner.person.findFirst({
    where: { id: personId ?? "", disabledAt: null },
  });
  if (person === null) throw new AppError("not_found", "This invitation was taken back.");
  assertGoodPassword(given.password, [person.name.toLowerCase(), person.email]);
  const passwordHash = await hashPassword(given.password);
  return await db.owner.$transaction(async (writer) => {
    const { kind } = await takeLink(writer, given.token);
    if (kind !== "invitation") throw new AppError("not_found", "This link is no invitation.");
    const { id } = person;
    const data = { passwordHash, changedAt: new Date() };
    await writer.credential.upsert({
      where: { personId: id },
      create: { personId: id, ...data },
      update: data,
    });
    await endLogins(writer, id);
    await writeAudit(
      { actor: id, db: { owner: writer } },
      { action: "accept-invitation", target: id },
    );
    // The link proves who sent it, not who opened it: a second factor is still asked for.
    const second = await writer.secondFactor.findFirst({
      where: { personId: id, confirmedAt: { not: null } },
    });
    if (second !== null) return null;
    return await startLogin(writer, { personId: id, how: "password", browser });
  });
}
