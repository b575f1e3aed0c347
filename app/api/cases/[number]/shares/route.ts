import { noParamsSchema } from "@/lib/api/parameters";
import { newReviewSchema } from "@/lib/api/share-contract";
import { integerOf } from "@/lib/http/path-number";
import { type Asked, change, respond } from "@/lib/http/respond";
import { createReview } from "@/lib/shares/create-review";
import { listShares } from "@/lib/shares/list-shares";

export const dynamic = "force-dynamic";

type Numbered = Asked<{ number: string }>;

export const GET = respond(
  noParamsSchema,
  ({ reader, params }: Numbered) => listShares(reader, integerOf(params.number)),
  "lead",
);

export const POST = change(
  newReviewSchema,
  ({ reader, params }: Numbered, review) => createReview(reader, integerOf(params.number), review),
  { may: "lead" },
);
