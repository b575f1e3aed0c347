import { noParamsSchema } from "@/lib/api/parameters";
import { newestSequence } from "@/lib/db/search/event-filter";
import { respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

/** Healthy means that the database answers a real question. */
export const GET = respond(noParamsSchema, async ({ reader }) => ({
  ok: true,
  seq: await newestSequence(reader),
}));
