import { asofParamsSchema } from "@/lib/api/parameters";
import { getEvent } from "@/lib/events/get-event";
import { type Asked, respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(
  asofParamsSchema,
  ({ reader, params }: Asked<{ key: string }>, { asof }) => getEvent(reader, params.key, asof),
);
