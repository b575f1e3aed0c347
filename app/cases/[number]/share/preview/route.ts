import { previewParamsSchema } from "@/lib/api/share-contract";
import { integerOf } from "@/lib/http/path-number";
import { type Asked, respond } from "@/lib/http/respond";
import { nonceOf, reviewHtml } from "@/lib/http/review-answer";
import { renderReview } from "@/lib/reviews/render-review";
import { previewReview } from "@/lib/shares/preview-review";

export const dynamic = "force-dynamic";

/** The page as recipients see it, made by the same hand. */
export const GET = respond(
  previewParamsSchema,
  async ({ reader, params, request }: Asked<{ number: string }>, { preset }) => {
    const { review } = await previewReview(reader, integerOf(params.number), preset);
    const nonce = nonceOf(request);
    return reviewHtml(renderReview(review, { watermark: "Preview", files: null, nonce }));
  },
  "lead",
);
