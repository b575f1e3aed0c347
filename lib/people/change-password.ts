import { writeAudit } from "@/lib/audit/write-audit";
import type { Reader } from "@/lib/auth/reader";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { countAttempt, forgetAttempts } from "./back-off";
import { assertGoodPassword } from "./good-password";
import { endLogins } from "./logins";
import { hashPassword, isPassword } from "./password";

/**
 * Sets one's password, knowing the one before it, and ends all other sign-ins. Who has none yet,
 * because a link signed them in, gives an e-mail too.
 * Throws AppError: `forbidden` for a wrong password, `invalid`, `conflict` for a taken e-mail.
 */
export async function changePassword(
  reader: Reader,
  loginId: string,
  given: {
    readonly email: string | null;
    readonly current: string | null;
    readonly password: string;
  },
): Promise<void> {
  const { db, actor: personId } = reader;
  const person = await db.owner.person.findUniqueOrThrow({ where: { id: personId } });
  const kept = await db.owner.credential.findUnique({ where: { personId } });
  if (kept !== null) await assertPassword(reader, given.current ?? "");
  const email = person.email ?? given.email?.toLowerCase() ?? null;
  if (email === null) {
    throw new AppError("invalid", "Give the e-mail that you will sign in with.", {
      fields: { email: "missing" },
    });
  }
  assertGoodPassword(given.password, [person.name.toLowerCase(), email]);
  const data = { passwordHash: await hashPassword(given.password), changedAt: new Date() };
  try {
    await db.owner.$transaction(async (writer) => {
      await writer.person.update({ where: { id: personId }, data: { email } });
      await writer.credential.upsert({
        where: { personId },
        create: { personId, ...data },
        update: data,
      });
      await writer.oneTimeLink.deleteMany({ where: { personId } });
      await endLogins(writer, personId, { except: loginId });
      await writeAudit(
        { actor: personId, db: { owner: writer } },
        { action: "password", target: personId },
      );
    });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") {
      throw new AppError("conflict", "Somebody has this e-mail already.");
    }
    throw error;
  }
}

/**
 * Asks for the password again, for what a browser that was left open must not do. Wrong ones are
 * counted. Who has no password has proven themself with the link. Throws AppError `forbidden`.
 */
export async function assertPassword(
  { db, actor: personId }: Reader,
  password: string,
): Promise<void> {
  const kept = await db.owner.credential.findUnique({ where: { personId } });
  if (kept === null) return;
  const name = `password of ${personId}`;
  await countAttempt(db, name);
  if (!(await isPassword(password, kept.passwordHash))) {
    throw new AppError("forbidden", "This is not your password.", {
      fields: { current: "not right" },
    });
  }
  await forgetAttempts(db, name);
}
