import { openApiDocument } from "@/lib/api/openapi";
import { noParamsSchema } from "@/lib/api/parameters";
import { respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(noParamsSchema, async () => openApiDocument());
