import { listParamsSchema } from "@/lib/api/parameters";
import { listEvents } from "@/lib/events/list-events";
import { toQuestion } from "@/lib/events/to-question";
import { respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(
  listParamsSchema,
  async ({ reader }, { limit, cursor, sort, ...params }) => {
    const { question, warnings } = toQuestion(params, Date.now());
    return { ...(await listEvents(reader, question, { limit, cursor, sort })), warnings };
  },
);
