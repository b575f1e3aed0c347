import { writeAudit } from "@/lib/audit/write-audit";
import type { Database } from "@/lib/db/database";
import { AppError } from "@/lib/errors";
import { countAttempt, forgetAttempts, uncountAttempt } from "./back-off";
import { startLogin } from "./logins";
import { isPassword } from "./password";
import { hasSecondFactor, takeSecondFactor } from "./second-factor";

/**
 * Signs in with e-mail and password, and with a code where the person has a second factor.
 * Answers the token for the cookie, or null when a code is still to be given.
 * Throws AppError: `unauthenticated`, which does not tell what was wrong; `too_many`.
 */
export async function signIn(
  db: Database,
  given: { readonly email: string; readonly password: string; readonly code: string | null },
  browser: string,
): Promise<string | null> {
  const { email, password, code } = given;
  await countAttempt(db, email);
  const person = await db.owner.person.findFirst({
    where: { email: { equals: email.trim().toLowerCase() }, disabledAt: null },
  });
  const kept = person && (await db.owner.credential.findUnique({ where: { personId: person.id } }));
  const isRight = await isPassword(password, kept?.passwordHash ?? null);
  if (person === null || !isRight) return await refuse(db, person?.id ?? null);
  if (await hasSecondFactor(db, person.id)) {
    if (code === null) {
      await uncountAttempt(db, email);
      return null;
    }
    if (!(await takeSecondFactor(db, person.id, code))) return await refuse(db, person.id);
  }
  await forgetAttempts(db, email);
  await writeAudit(
    { actor: person.id, db },
    { action: "sign-in", target: person.id, detail: { how: "password" } },
  );
  return await startLogin(db.owner, { personId: person.id, how: "password", browser });
}

/** Stands in the log for a name that nobody has. */
const NOBODY = "nobody";

async function refuse(db: Database, personId: string | null): Promise<never> {
  // The name that was typed is not written down: it may be a password in the wrong field.
  await writeAudit(
    { actor: personId ?? NOBODY, db },
    { action: "sign-in-refused", target: personId ?? NOBODY },
  );
  throw new AppError("unauthenticated", "E-mail, password or code is not right.");
}
