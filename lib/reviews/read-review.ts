import { type Review, reviewSchema } from "@/lib/api/review-contract";
import type { PrismaClient } from "@/lib/db/generated/client";

/** A frozen review as it is kept. */
export interface KeptReview {
  readonly review: Review;
  /** `review.json`, byte for byte. */
  readonly content: Uint8Array<ArrayBuffer>;
  readonly manifest: string;
}

/** The bytes of a review, and what they say. Nothing else is asked: there is nothing live in it. */
export async function readReview(db: PrismaClient, snapshotId: number): Promise<KeptReview> {
  const { content, manifest } = await db.shareSnapshot.findUniqueOrThrow({
    where: { id: snapshotId },
    select: { content: true, manifest: true },
  });
  const review = reviewSchema.parse(JSON.parse(Buffer.from(content).toString("utf8")));
  return { review, content, manifest };
}
