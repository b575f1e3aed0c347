import { newRuleSchema, ruleListParamsSchema } from "@/lib/api/rule-contract";
import { listRules } from "@/lib/detections/rule-pages/list-rules";
import { savePageRule } from "@/lib/detections/rule-pages/save-page-rule";
import { change, respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(ruleListParamsSchema, ({ reader }, params) =>
  listRules(reader, params, Date.now()),
);

export const POST = change(newRuleSchema, ({ reader }, rule) => savePageRule(reader, rule), {
  may: "lead",
  most: 128 * 1024,
});
