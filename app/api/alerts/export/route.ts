import { alertExportParamsSchema } from "@/lib/api/alert-contract";
import { exportAlerts } from "@/lib/detections/questions/export-alerts";
import { download } from "@/lib/http/download";
import { respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(
  alertExportParamsSchema,
  async ({ reader }, { format, ...asked }) =>
    download(
      await exportAlerts(reader, asked, format, Date.now()),
      `trailglass-alerts.${format}`,
      format,
    ),
  "work",
);
