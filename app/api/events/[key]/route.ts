import { noParamsSchema } from "@/lib/api/parameters";
import { getEvent } from "@/lib/events/get-event";
import { type Asked, respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(noParamsSchema, ({ reader, params }: Asked<{ key: string }>) =>
  getEvent(reader, params.key),
);
