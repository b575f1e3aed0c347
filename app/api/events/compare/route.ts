import { compareParamsSchema } from "@/lib/api/parameters";
import { compareSets } from "@/lib/events/compare-sets";
import { toQuestion } from "@/lib/events/to-question";
import { respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(compareParamsSchema, ({ reader }, { sel, cmp, top, ...params }) =>
  compareSets(reader, toQuestion(params, Date.now()).question, { sel, cmp, top }),
);
