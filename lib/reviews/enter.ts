import type { PrismaClient } from "@/lib/db/generated/client";
import { findLink, type UsableLink } from "./find-link";
import { recordMiss, recordView, type Visitor } from "./record-view";
import { hashToken, isPassphrase, isSameHash, newToken } from "./secrets";

const SESSION_MS = 12 * 3_600_000;
const NOBODY = new Uint8Array(32);

/** What a browser is given for a right token: a cookie, which is nothing more than that. */
export interface Entry {
  readonly cookie: string;
  readonly untilMs: number;
}

/** Whatever is wrong with a token; `too many`: with that of somebody who missed often. */
export type Miss = "missed" | "too many";

/**
 * A right token makes a session that is not open yet: a program that only follows links uses up no
 * view. Any other token is a miss, whatever is wrong, after the same work. A right token is let in
 * however often others missed.
 * `isMissKept` notes a miss and says whether it may still be written down.
 */
export async function enter(
  db: PrismaClient,
  { publicId, token, visitor }: { publicId: string; token: string; visitor: Visitor },
  isMissKept: () => boolean,
): Promise<Entry | Miss> {
  const given = hashToken(token);
  const found = await findLink(db, publicId);
  const isRight = isSameHash(given, found?.link.tokenHash ?? NOBODY);
  if (!found || !isRight || !found.usable) {
    if (!isMissKept()) return "too many";
    await recordMiss(db, publicId, visitor);
    return "missed";
  }
  const cookie = newToken();
  const expiresAt = new Date(Math.min(Date.now() + SESSION_MS, found.link.expiresAt.getTime()));
  await db.shareSession.deleteMany({ where: { expiresAt: { lt: new Date() } } });
  await db.shareSession.create({
    data: { tokenHash: hashToken(cookie), publicId: found.link.publicId, expiresAt },
  });
  return { cookie, untilMs: expiresAt.getTime() };
}

/** The session of a cookie, if it is one of this link and the link may be used. */
export async function findSession(
  db: PrismaClient,
  publicId: string,
  cookie: string | undefined,
): Promise<{ readonly link: UsableLink; readonly opened: boolean } | null> {
  if (cookie === undefined) return null;
  const session = await db.shareSession.findFirst({
    where: { tokenHash: hashToken(cookie), publicId, expiresAt: { gt: new Date() } },
  });
  const found = session && (await findLink(db, publicId));
  return session && found?.usable ? { link: found.link, opened: session.opened } : null;
}

export type Opening = "opened" | "wrong passphrase" | "locked" | "no views left" | null;

/**
 * Opens a session: asks the passphrase, counts one view. One that is open already is not counted
 * again. Five wrong passphrases lock a link for 15 minutes, whoever gave them.
 */
export async function open(
  db: PrismaClient,
  asked: { publicId: string; cookie: string; passphrase: string; visitor: Visitor },
): Promise<Opening> {
  const session = await findSession(db, asked.publicId, asked.cookie);
  if (!session) return null;
  if (session.opened) return "opened";
  const outcome = await tryToOpen(db, session.link, asked);
  await recordView(db, asked.publicId, asked.visitor, outcome);
  return outcome;
}

async function tryToOpen(
  db: PrismaClient,
  { publicId, passphraseHash }: UsableLink,
  { cookie, passphrase }: { cookie: string; passphrase: string },
): Promise<Exclude<Opening, null>> {
  if (passphraseHash !== null) {
    // Counted before it is looked at: guesses that come at once count too.
    const tries = await db.$executeRaw`
      update share set tried_at = now(),
        tries = case when tried_at > now() - interval '15 minutes' then tries + 1 else 1 end
      where public_id = ${publicId}
        and not (tries >= 5 and coalesce(tried_at > now() - interval '15 minutes', false))`;
    if (tries === 0) return "locked";
    if (!(await isPassphrase(passphrase, passphraseHash))) return "wrong passphrase";
    await db.share.update({ where: { publicId }, data: { tries: 0 } });
  }
  return db.$transaction(async (tx) => {
    const first = await tx.shareSession.updateMany({
      where: { tokenHash: hashToken(cookie), opened: false },
      data: { opened: true },
    });
    if (first.count === 0) return "opened";
    const counted = await tx.$executeRaw`
      update share set views = views + 1
      where public_id = ${publicId} and (max_views is null or views < max_views)`;
    if (counted > 0) return "opened";
    await tx.shareSession.updateMany({
      where: { tokenHash: hashToken(cookie) },
      data: { opened: false },
    });
    return "no views left";
  });
}
