import { auditProofRequestSchema } from "@/lib/api/audit-contract";
import { proveAudit } from "@/lib/audit/prove-audit";
import { change } from "@/lib/http/respond";

export const dynamic = "force-dynamic";

export const POST = change(
  auditProofRequestSchema,
  ({ reader }, { head }) => proveAudit(reader, head),
  { may: "manage" },
);
