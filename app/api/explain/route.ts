import { explainParamsSchema } from "@/lib/api/parameters";
import { explain } from "@/lib/events/explain";
import { respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(explainParamsSchema, ({ reader }, { q }) => explain(reader, q));
