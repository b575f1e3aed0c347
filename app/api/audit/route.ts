import { auditParamsSchema } from "@/lib/api/audit-contract";
import { listAudit } from "@/lib/audit/list-audit";
import { respond } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

/** Own entries are for everybody; all others are asked for by whoever manages (`listAudit`). */
export const GET = respond(auditParamsSchema, ({ reader }, params) =>
  listAudit(reader, params, Date.now()),
);
