import { ruleCheckParamsSchema } from "@/lib/api/rule-contract";
import { checkRule } from "@/lib/detections/rule-pages/check-rule";
import { change } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const POST = change(ruleCheckParamsSchema, ({ reader }, rule) => checkRule(reader, rule), {
  most: 128 * 1024,
});
