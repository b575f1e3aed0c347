import { noParamsSchema } from "@/lib/api/parameters";
import { respondToAnyone } from "@/lib/http/respond";
import { getHealth } from "@/lib/imports/get-health";

export const dynamic = "force-dynamic";

export const GET = respondToAnyone(noParamsSchema, ({ db }) => getHealth(db));
