import { ruleTryParamsSchema } from "@/lib/api/rule-contract";
import { tryRule } from "@/lib/detections/rule-pages/try-rule";
import { change } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const POST = change(ruleTryParamsSchema, ({ reader }, tried) => tryRule(reader, tried), {
  most: 1024 * 1024,
});
