import { writeAudit } from "@/lib/audit/write-audit";
import type { Reader } from "@/lib/auth/reader";
import type { Asker } from "@/lib/auth/who-asks";

/** Ends the sign-in that asks for it. A key ends on the page of keys. */
export async function signOut(reader: Reader, by: Asker["by"]): Promise<void> {
  if (by.kind !== "login") return;
  await writeAudit(reader, { action: "sign-out", target: reader.actor });
  await reader.db.owner.login.deleteMany({ where: { id: by.id } });
}
