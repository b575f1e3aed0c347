import { randomInt } from "node:crypto";
import type { ShortLink } from "@/lib/api/desk-contract";
import type { Reader } from "@/lib/auth/reader";
import { AppError } from "@/lib/errors";
import { keepUrl, pageUrl } from "./page-url";

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const ID_LENGTH = 10;
const ATTEMPTS = 5;

/**
 * A short link to a page of ours; the same page has the same link, whoever asks.
 * Throws AppError `invalid` for what is no page of ours.
 */
export async function shortenUrl(
  { db, actor }: Reader,
  { url: given }: { readonly url: string },
  newId = randomId,
): Promise<ShortLink> {
  const url = keepUrl(given);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    // Nothing is written when the page has its link, nor when the id leads elsewhere.
    await db.owner.shortLink.createMany({
      data: { id: newId(), url, owner: actor },
      skipDuplicates: true,
    });
    const [link] = await db.owner.$queryRaw<{ id: string }[]>`
      select id from short_link where md5(url) = md5(${url}) and url = ${url}`;
    if (link) return { id: link.id, path: `/s/${link.id}` };
  }
  throw new AppError("unavailable", "No free id was found for the link. Try again.");
}

/**
 * The page that a short link leads to; null when there is none. What is kept is checked again:
 * whatever may have got into the table, no link leads to another host.
 */
export async function findLink({ db }: Reader, id: string): Promise<string | null> {
  if (!/^[0-9A-Za-z]{10}$/.test(id)) return null;
  const link = await db.owner.shortLink.findUnique({ where: { id }, select: { url: true } });
  return link && pageUrl(link.url);
}

function randomId(): string {
  return Array.from({ length: ID_LENGTH }, () => DIGITS[randomInt(DIGITS.length)]).join("");
}
