import { cisCountParamsSchema } from "@/lib/api/rule-coverage-contract";
import { countControl } from "@/lib/detections/rule-pages/cis-counts";
import { respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(cisCountParamsSchema, ({ reader }, params) =>
  countControl(reader, params, Date.now()),
);
