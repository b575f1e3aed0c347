import { noParamsSchema } from "@/lib/api/parameters";
import { revokeAllSchema } from "@/lib/api/share-contract";
import { change, respond } from "@/lib/http/respond";
import { listShares, revokeShares } from "@/lib/shares/list-shares";

export const dynamic = "force-dynamic";

export const GET = respond(noParamsSchema, ({ reader }) => listShares(reader, null), "lead");

export const POST = change(revokeAllSchema, ({ reader }, which) => revokeShares(reader, which), {
  may: "lead",
});
