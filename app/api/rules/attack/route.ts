import { ruleListParamsSchema } from "@/lib/api/rule-contract";
import { attackCoverage } from "@/lib/detections/rule-pages/attack-coverage";
import { respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(ruleListParamsSchema, ({ reader }, params) =>
  attackCoverage(reader, params, Date.now()),
);
