import type { AuditProof } from "@/lib/api/audit-contract";
import type { Reader } from "@/lib/auth/reader";
import { verifyAudit } from "./verify-audit";
import { writeAudit } from "./write-audit";

/** Verifies the chain and records what came out, at its end. Throws AppError `forbidden`. */
export async function proveAudit(reader: Reader, head?: string): Promise<AuditProof> {
  const proof = await verifyAudit(reader, head);
  await writeAudit(reader, {
    action: "verify-audit",
    target: `head ${proof.head}`,
    detail: {
      links: proof.links,
      broken: proof.broken?.seq ?? null,
      why: proof.broken?.why ?? null,
    },
    result: proof.isWhole ? "done" : "failed",
  });
  return proof;
}
