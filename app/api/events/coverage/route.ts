import { searchParamsSchema } from "@/lib/api/contract";
import { describeCoverage } from "@/lib/events/describe-coverage";
import { toQuestion } from "@/lib/events/to-question";
import { respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(searchParamsSchema, ({ reader }, params) =>
  describeCoverage(reader, toQuestion(params, Date.now()).question),
);
