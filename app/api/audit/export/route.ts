import { auditExportParamsSchema } from "@/lib/api/audit-contract";
import { exportAudit } from "@/lib/audit/export-audit";
import { download } from "@/lib/http/download";
import { respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const GET = respond(auditExportParamsSchema, async ({ reader }, { format, ...filters }) =>
  download(exportAudit(reader, filters, format, Date.now()), `trailglass-audit.${format}`, format),
);
