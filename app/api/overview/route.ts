import { overviewParamsSchema } from "@/lib/api/overview-contract";
import { respond } from "@/lib/http/respond";
import { getOverview } from "@/lib/overview/get-overview";

export const dynamic = "force-dynamic";

export const GET = respond(overviewParamsSchema, ({ reader }, params) =>
  getOverview(reader, params, Date.now()),
);
