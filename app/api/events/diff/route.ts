import { diffParamsSchema } from "@/lib/api/parameters";
import { diffEvents } from "@/lib/events/diff-events";
import { respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(diffParamsSchema, ({ reader }, { after, before, asof }) =>
  diffEvents(reader, after, before, asof),
);
