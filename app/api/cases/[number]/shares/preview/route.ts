import { previewParamsSchema } from "@/lib/api/share-contract";
import { integerOf } from "@/lib/http/path-number";
import { type Asked, respond } from "@/lib/http/respond";
import { previewReview } from "@/lib/shares/preview-review";

export const dynamic = "force-dynamic";

export const GET = respond(
  previewParamsSchema,
  ({ reader, params }: Asked<{ number: string }>, { preset }) =>
    previewReview(reader, integerOf(params.number), preset),
  "lead",
);
