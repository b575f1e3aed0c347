import { arrivalParamsSchema } from "@/lib/api/parameters";
import { countArrivals } from "@/lib/events/count-arrivals";
import { toQuestion } from "@/lib/events/to-question";
import { respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(arrivalParamsSchema, ({ reader }, { since, ...params }) =>
  countArrivals(reader, toQuestion(params, Date.now()).question, since),
);
