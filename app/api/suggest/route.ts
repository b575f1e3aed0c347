import { suggestParamsSchema } from "@/lib/api/parameters";
import { suggest } from "@/lib/events/suggest";
import { respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(suggestParamsSchema, ({ reader }, { q, caret }) =>
  suggest(reader, q, caret),
);
