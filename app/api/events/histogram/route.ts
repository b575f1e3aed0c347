import { histogramParamsSchema } from "@/lib/api/parameters";
import { countByTime } from "@/lib/events/count-by-time";
import { toQuestion } from "@/lib/events/to-question";
import { respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(histogramParamsSchema, ({ reader }, { by, tz, ...params }) =>
  countByTime(reader, toQuestion(params, Date.now()).question, by, tz),
);
