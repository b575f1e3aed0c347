import { encode } from "uqr";
import type { z } from "zod";
import type { SecondFactorAnswer, secondFactorActionSchema } from "@/lib/api/people-contract";
import { writeAudit } from "@/lib/audit/write-audit";
import type { Reader } from "@/lib/auth/reader";
import type { Asker } from "@/lib/auth/who-asks";
import { assertPassword } from "./change-password";
import { endLogins } from "./logins";
import { assertInPerson } from "./own-account";
import { beginSecondFactor, confirmSecondFactor, removeSecondFactor } from "./second-factor";

const NOTHING: SecondFactorAnswer = { secret: null, qr: null, backupCodes: null };

/**
 * Begins, proves or removes one's own second factor. Whoever sits down at a browser that was left
 * open cannot: the password is asked for. Answers what is shown this once.
 */
export async function changeSecondFactor(
  reader: Reader,
  by: Asker["by"],
  action: z.output<typeof secondFactorActionSchema>,
): Promise<SecondFactorAnswer> {
  assertInPerson(by);
  const { db, actor: id } = reader;
  if (action.action === "confirm") {
    const backupCodes = [...(await confirmSecondFactor(db, id, action.code))];
    await writeAudit(reader, { action: "second-factor", target: id, detail: { what: "set" } });
    await endLogins(db.owner, id, { except: by.id });
    return { ...NOTHING, backupCodes };
  }
  await assertPassword(reader, action.password);
  if (action.action === "remove") {
    await writeAudit(reader, { action: "second-factor", target: id, detail: { what: "remove" } });
    await removeSecondFactor(db, id);
    return NOTHING;
  }
  const { name, email } = await db.owner.person.findUniqueOrThrow({ where: { id } });
  const { secret, address } = await beginSecondFactor(db, { id, label: email ?? name });
  const rows = encode(address, { ecc: "M", border: 2 }).data;
  return { ...NOTHING, secret, qr: rows.map((row) => row.map(Number).join("")) };
}
