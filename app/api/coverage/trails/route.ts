import { noParamsSchema } from "@/lib/api/parameters";
import { getTrails } from "@/lib/coverage/settings/get-trails";
import { refreshTrailSettings } from "@/lib/coverage/settings/refresh-trail-settings";
import { change, respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(noParamsSchema, ({ reader }) => getTrails(reader, Date.now()));

/** Asks AWS now. The body is an empty object. */
export const POST = change(
  noParamsSchema,
  ({ reader }) => refreshTrailSettings(reader, Date.now()),
  { may: "manage" },
);
