import { noParamsSchema } from "@/lib/api/parameters";
import { revokeSchema } from "@/lib/api/share-contract";
import { type Asked, change, respond } from "@/lib/http/respond";
import { readShareLog, revokeShares } from "@/lib/shares/list-shares";

export const dynamic = "force-dynamic";

type Named = Asked<{ id: string }>;

export const GET = respond(
  noParamsSchema,
  ({ reader, params }: Named) => readShareLog(reader, params.id),
  "lead",
);

export const POST = change(
  revokeSchema,
  ({ reader, params }: Named) => revokeShares(reader, { publicId: params.id }),
  { may: "lead" },
);
