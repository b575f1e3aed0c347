import { writeAudit } from "@/lib/audit/write-audit";
import { LOCAL_PERSON } from "@/lib/auth/reader";
import type { Database } from "@/lib/db/database";
import { storableText } from "@/lib/desk/storable-text";
import { AppError } from "@/lib/errors";
import { assertGoodPassword } from "./good-password";
import { type LoginWay, startLogin } from "./logins";
import { newPersonId } from "./new-person-id";
import { readLink, takeLink } from "./one-time-links";
import { hashPassword } from "./password";

/** What a person says of themself when they first come. */
export interface Newcomer {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Whether anybody can sign in yet; from then on there is no set-up. */
export async function isSetUp(db: Database): Promise<boolean> {
  const first = await db.owner.person.findFirst({
    where: { id: { not: LOCAL_PERSON } },
    select: { id: true },
  });
  return first !== null;
}

/**
 * Makes the first person, an admin of all accounts, and signs them in. On a machine of one's own
 * nothing is asked (`newcomer` is null); else the link must be one that asks.
 * Answers the token of the sign-in. Throws AppError `not_found` for a link that was used, or once
 * there is somebody: of two who try at once, one is the first.
 */
export async function setUp(
  db: Database,
  token: string,
  newcomer: Newcomer | null,
  browser: string,
): Promise<string> {
  const { kind } = await readLink(db.owner, token);
  if (kind !== (newcomer === null ? "set-up-here" : "set-up")) {
    throw new AppError("not_found", "This link is for something else.");
  }
  if (newcomer) assertGoodPassword(newcomer.password, [newcomer.name, newcomer.email]);
  const passwordHash = newcomer && (await hashPassword(newcomer.password));
  return await db.owner.$transaction(async (writer) => {
    await writer.$executeRaw`select pg_advisory_xact_lock(hashtext('trailglass set-up'))`;
    await takeLink(writer, token);
    const others = await writer.person.count({ where: { id: { not: LOCAL_PERSON } } });
    if (others > 0) throw new AppError("not_found", "This installation is set up already.");
    const { id } = await writer.person.create({
      data: {
        id: newPersonId(newcomer?.name ?? "Local analyst"),
        name: storableText(newcomer?.name ?? "Local analyst"),
        email: newcomer?.email.toLowerCase() ?? null,
        role: "admin",
        allAccounts: true,
      },
    });
    if (passwordHash !== null)
      await writer.credential.create({ data: { personId: id, passwordHash } });
    const how: LoginWay = newcomer === null ? "link" : "password";
    await writeAudit({ actor: id, db: { owner: writer } }, { action: "set-up", target: id });
    return await startLogin(writer, { personId: id, how, browser });
  });
}
