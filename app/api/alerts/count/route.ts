import { alertCountParamsSchema } from "@/lib/api/alert-contract";
import { countAlerts } from "@/lib/detections/questions/count-alerts";
import { respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(alertCountParamsSchema, ({ reader }, asked) =>
  countAlerts(reader, asked, Date.now()),
);
