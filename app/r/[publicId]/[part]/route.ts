import { getDatabase } from "@/lib/db/get-database";
import {
  reviewCookie,
  reviewFile,
  reviewMissing,
  reviewRedirect,
  reviewTooMany,
  visitorOf,
} from "@/lib/http/review-answer";
import { enter, findSession } from "@/lib/reviews/enter";
import { MISSES } from "@/lib/reviews/misses";
import { readReview } from "@/lib/reviews/read-review";
import { recordView } from "@/lib/reviews/record-view";

export const dynamic = "force-dynamic";

/** A file of the review for who was let in, or the link that works without a script. */
export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ publicId: string; part: string }> },
): Promise<Response> {
  const { publicId, part } = await params;
  const db = getDatabase().owner;
  const visitor = visitorOf(request);
  const session = await findSession(db, publicId, reviewCookie(request));
  if (part === "review.json" || part === "manifest.json") {
    if (!session?.opened) return reviewMissing(request);
    await recordView(db, publicId, visitor, "downloaded");
    const { content, manifest } = await readReview(db, session.link.snapshotId);
    return reviewFile(part === "review.json" ? content : manifest, part, "application/json");
  }
  if (session?.opened) return reviewRedirect(request, publicId);
  const entry = await enter(db, { publicId, token: part, visitor }, () =>
    MISSES.note(visitor.ip, Date.now()),
  );
  if (entry === "too many") return reviewTooMany(request);
  return entry === "missed" ? reviewMissing(request) : reviewRedirect(request, publicId, entry);
}
