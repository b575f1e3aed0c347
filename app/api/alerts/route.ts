import { alertChangesSchema, alertListParamsSchema } from "@/lib/api/alert-contract";
import { changeAlerts } from "@/lib/detections/questions/change-alerts";
import { listAlerts } from "@/lib/detections/questions/list-alerts";
import { change, respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(alertListParamsSchema, ({ reader }, asked) =>
  listAlerts(reader, asked, Date.now()),
);

export const POST = change(alertChangesSchema, ({ reader }, changes) =>
  changeAlerts(reader, changes),
);
