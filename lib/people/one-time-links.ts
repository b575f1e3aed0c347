import { hashToken, newToken } from "@/lib/auth/secret-token";
import { AppError } from "@/lib/errors";
import type { Writer } from "./logins";

export const LINK_KINDS = ["set-up", "set-up-here", "sign-in", "invitation"] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

export interface OneTimeLink {
  readonly kind: LinkKind;
  readonly personId: string | null;
}

/** Makes a link that works once. Answers its token; only the hash is kept. */
export async function makeLink(
  writer: Pick<Writer, "oneTimeLink">,
  { kind, personId }: OneTimeLink,
  lastsMs: number,
): Promise<string> {
  const token = newToken();
  const expiresAt = new Date(Date.now() + lastsMs);
  await writer.oneTimeLink.create({
    data: { tokenHash: hashToken(token), kind, personId, expiresAt },
  });
  return token;
}

/** What a link is for, without using it up. Throws AppError `not_found`. */
export async function readLink(
  writer: Pick<Writer, "oneTimeLink">,
  token: string,
): Promise<OneTimeLink> {
  const row = await writer.oneTimeLink.findFirst({
    where: { tokenHash: hashToken(token), expiresAt: { gt: new Date() } },
  });
  const kind = LINK_KINDS.find((each) => each === row?.kind);
  if (row === null || kind === undefined) throw noLink();
  return { kind, personId: row.personId };
}

/** Uses a link up: of two who have it, one gets it. Throws AppError `not_found` for the other. */
export async function takeLink(
  writer: Pick<Writer, "oneTimeLink">,
  token: string,
): Promise<OneTimeLink> {
  const link = await readLink(writer, token);
  const { count } = await writer.oneTimeLink.deleteMany({ where: { tokenHash: hashToken(token) } });
  if (count === 0) throw noLink();
  return link;
}

function noLink(): AppError {
  return new AppError(
    "not_found",
    "This link was used already or is too old. Ask for a new one; on this machine, npm start prints it.",
  );
}
