import { writeAudit } from "@/lib/audit/write-audit";
import type { Reader } from "@/lib/auth/reader";
import { AppError } from "@/lib/errors";
import { getStoredReport } from "./get-report";

/** Asks a report to end. Throws AppError: `not_found`, `conflict` when it has ended. */
export async function cancelReport(reader: Reader, id: number): Promise<{ id: number }> {
  await getStoredReport(reader, id);
  const changed = await reader.db.owner.$executeRaw`
    update report set cancel_asked = true,
      state = case when state = 'waiting' then 'cancelled' else state end,
      finished_at = case when state = 'waiting' then now() else finished_at end
    where id = ${id}::int4 and state in ('waiting', 'running')`;
  if (changed === 0)
    throw new AppError("conflict", `Report ${id} has ended, and is kept as it is.`);
  await writeAudit(reader, { action: "cancel-report", target: `report ${id}` });
  return { id };
}
