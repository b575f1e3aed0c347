import { noParamsSchema } from "@/lib/api/parameters";
import { alertsOfEvent } from "@/lib/detections/questions/alerts-of-event";
import { type Asked, respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(noParamsSchema, ({ reader, params }: Asked<{ key: string }>) =>
  alertsOfEvent(reader, params.key),
);
