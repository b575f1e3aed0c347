import type { z } from "zod";
import type { personChangeSchema } from "@/lib/api/people-contract";
import { writeAudit } from "@/lib/audit/write-audit";
import { assertMay, LOCAL_PERSON, type Reader } from "@/lib/auth/reader";
import { AppError } from "@/lib/errors";
import { grantColumns } from "./account-scope";
import { inviteAgain } from "./invitations";
import { endLogins } from "./logins";
import { removeSecondFactor } from "./second-factor";

type PersonChange = z.output<typeof personChangeSchema>;

/**
 * Changes what somebody may do, or ends what they have. It counts with their next request.
 * Answers the token of a link where one was asked for.
 * Throws AppError: `not_found`; `conflict` when nobody would be left who manages people.
 */
export async function changePerson(
  reader: Reader,
  id: string,
  change: PersonChange,
): Promise<string | null> {
  assertMay(reader, "manage");
  const { owner } = reader.db;
  const person = await owner.person.findFirst({ where: { id, NOT: { id: LOCAL_PERSON } } });
  if (person === null) throw new AppError("not_found", "There is no such person.");
  if (change.action === "link") return await inviteAgain(reader, id);
  if (change.action === "remove-second-factor") {
    await record(reader, id, { what: change.action });
    await removeSecondFactor(reader.db, id);
    return null;
  }
  await owner.$transaction(async (writer) => {
    // Two admins who disable each other at once come one after the other.
    await writer.$executeRaw`select pg_advisory_xact_lock(hashtext('trailglass people'))`;
    if (change.action === "end-sign-ins") await endLogins(writer, id);
    if (change.action === "enable")
      await writer.person.update({ where: { id }, data: { disabledAt: null } });
    if (change.action === "disable") {
      await writer.person.update({ where: { id }, data: { disabledAt: new Date() } });
      await writer.oneTimeLink.deleteMany({ where: { personId: id } });
      await endLogins(writer, id);
    }
    if (change.action === "grant")
      await writer.person.update({ where: { id }, data: grantColumns(change) });
    const admins = await writer.person.count({
      where: { id: { not: LOCAL_PERSON }, role: "admin", disabledAt: null },
    });
    if (admins === 0) {
      throw new AppError(
        "conflict",
        "Nobody would be left who manages people. Make another admin first.",
      );
    }
    const { action: what, ...given } = change;
    await record({ actor: reader.actor, db: { owner: writer } }, id, { what, ...given });
  });
  return null;
}

async function record(
  who: Parameters<typeof writeAudit>[0],
  target: string,
  detail: Readonly<Record<string, string | readonly string[]>>,
): Promise<void> {
  await writeAudit(who, { action: "person", target, detail });
}
