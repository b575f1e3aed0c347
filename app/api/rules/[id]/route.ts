import { ruleActionSchema, ruleListParamsSchema } from "@/lib/api/rule-contract";
import { changeRule } from "@/lib/detections/rule-pages/change-rule";
import { getRule } from "@/lib/detections/rule-pages/get-rule";
import { integerOf } from "@/lib/http/path-number";
import { type Asked, change, respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(
  ruleListParamsSchema,
  ({ reader, params: { id } }: Asked<{ id: string }>, params) =>
    getRule(reader, integerOf(id), params, Date.now()),
);

export const POST = change(
  ruleActionSchema,
  ({ reader, params: { id } }: Asked<{ id: string }>, action) =>
    changeRule(reader, integerOf(id), action),
  { may: "lead" },
);
