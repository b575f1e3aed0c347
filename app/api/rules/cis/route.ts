import { ruleListParamsSchema } from "@/lib/api/rule-contract";
import { cisOverview } from "@/lib/detections/rule-pages/cis-counts";
import { respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(ruleListParamsSchema, ({ reader }, params) =>
  cisOverview(reader, params, Date.now()),
);
