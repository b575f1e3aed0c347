import { facetParamsSchema } from "@/lib/api/parameters";
import { countFacets } from "@/lib/events/count-facets";
import { toQuestion } from "@/lib/events/to-question";
import { respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(
  facetParamsSchema,
  ({ reader }, { fields, top, rare, contains = "", ...params }) =>
    countFacets(reader, toQuestion(params, Date.now()).question, fields, top, { rare, contains }),
);
