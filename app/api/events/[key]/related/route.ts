import { noParamsSchema } from "@/lib/api/parameters";
import { listRelated } from "@/lib/events/list-related";
import { type Asked, respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(noParamsSchema, ({ reader, params }: Asked<{ key: string }>) =>
  listRelated(reader, params.key, Date.now()),
);
