import { getDatabase } from "@/lib/db/get-database";
import {
  nonceOf,
  reviewCookie,
  reviewHtml,
  reviewMissing,
  reviewPath,
  reviewRedirect,
  reviewTooMany,
  visitorOf,
} from "@/lib/http/review-answer";
import { enter, findSession, open } from "@/lib/reviews/enter";
import { MISSES } from "@/lib/reviews/misses";
import { readReview } from "@/lib/reviews/read-review";
import { renderDoor, renderShell } from "@/lib/reviews/render-door";
import { renderReview } from "@/lib/reviews/render-review";

export const dynamic = "force-dynamic";

interface Context {
  readonly params: Promise<{ publicId: string }>;
}
const MOST_FORM_BYTES = 4096;

/** The review for who was let in; for everybody else a page that is the same for every id. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { publicId } = await params;
  const db = getDatabase().owner;
  const nonce = nonceOf(request);
  const session = await findSession(db, publicId, reviewCookie(request));
  const path = reviewPath(publicId);
  if (!session) return reviewHtml(renderShell(path, nonce));
  const { link, opened } = session;
  if (!opened) {
    const asksPassphrase = link.passphraseHash !== null;
    return reviewHtml(renderDoor(path, { asksPassphrase, problem: "", nonce }));
  }
  const { review } = await readReview(db, link.snapshotId);
  return reviewHtml(renderReview(review, { watermark: link.watermark, files: path, nonce }));
}

/** A form of ours: the token, or the passphrase of who has a cookie for the right one. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { publicId } = await params;
  const form = await readForm(request);
  if (form === null) return reviewMissing(request);
  const db = getDatabase().owner;
  const visitor = visitorOf(request);
  const token = form.get("token");
  let cookie = reviewCookie(request);
  if (token !== null) {
    const held = await findSession(db, publicId, cookie);
    if (held?.opened) return reviewRedirect(request, publicId);
    const entry = await enter(db, { publicId, token, visitor }, () =>
      MISSES.note(visitor.ip, Date.now()),
    );
    if (entry === "too many") return reviewTooMany(request);
    if (entry === "missed") return reviewMissing(request);
    cookie = entry.cookie;
    const entered = await findSession(db, publicId, cookie);
    if (entered?.link.passphraseHash !== null) return reviewRedirect(request, publicId, entry);
    const outcome = await open(db, { publicId, cookie, passphrase: "", visitor });
    return outcome === "opened" ? reviewRedirect(request, publicId, entry) : reviewMissing(request);
  }
  if (cookie === undefined) return reviewMissing(request);
  const passphrase = form.get("passphrase") ?? "";
  const outcome = await open(db, { publicId, cookie, passphrase, visitor });
  if (outcome === "opened") return reviewRedirect(request, publicId);
  if (outcome === null || outcome === "no views left") return reviewMissing(request);
  const problem =
    outcome === "locked"
      ? "Too many wrong passphrases. Try again in 15 minutes."
      : "This is not the passphrase.";
  const nonce = nonceOf(request);
  const page = renderDoor(reviewPath(publicId), { asksPassphrase: true, problem, nonce });
  return reviewHtml(page, outcome === "locked" ? 429 : 403);
}

async function readForm(request: Request): Promise<URLSearchParams | null> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim();
  const isOurs = type === "application/x-www-form-urlencoded";
  const site = request.headers.get("sec-fetch-site");
  if (!isOurs || (site !== null && site !== "same-origin" && site !== "none")) return null;
  if (Number(request.headers.get("content-length")) > MOST_FORM_BYTES) return null;
  const text = await request.text();
  return text.length > MOST_FORM_BYTES ? null : new URLSearchParams(text);
}
