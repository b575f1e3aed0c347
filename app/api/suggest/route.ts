import { suggestParamsSchema } from "@/lib/api/parameters";
import { suggest } from "@/lib/events/suggest";
import { toQuestion } from "@/lib/events/to-question";
import { respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(suggestParamsSchema, ({ reader }, { q, caret, from, to }) =>
  suggest(reader, q, caret, toQuestion({ q: "", from, to }, Date.now()).question),
);
