import { asofParamsSchema } from "@/lib/api/parameters";
import { listRelated } from "@/lib/events/list-related";
import { type Asked, respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(
  asofParamsSchema,
  ({ reader, params }: Asked<{ key: string }>, { asof }) =>
    listRelated(reader, params.key, Date.now(), asof),
);
