import { noParamsSchema } from "@/lib/api/parameters";
import { respond } from "@/lib/http/respond";
import { getStatus } from "@/lib/imports/get-status";

export const dynamic = "force-dynamic";

export const GET = respond(noParamsSchema, ({ reader }) => getStatus(reader));
