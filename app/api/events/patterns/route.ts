import { patternParamsSchema } from "@/lib/api/parameters";
import { listPatterns } from "@/lib/events/list-patterns";
import { toQuestion } from "@/lib/events/to-question";
import { respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(patternParamsSchema, ({ reader }, { top, ...params }) =>
  listPatterns(reader, toQuestion(params, Date.now()).question, top),
);
