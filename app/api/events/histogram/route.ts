import { searchParamsSchema } from "@/lib/api/contract";
import { countByTime } from "@/lib/events/count-by-time";
import { toQuestion } from "@/lib/events/to-question";
import { respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(searchParamsSchema, ({ reader }, params) =>
  countByTime(reader, toQuestion(params, Date.now()).question),
);
