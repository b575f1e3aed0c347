import { writeAudit } from "@/lib/audit/write-audit";
import type { Reader } from "@/lib/auth/reader";
import { AppError } from "@/lib/errors";

/**
 * Asks a run to end: at once when nobody has begun it, within a second when somebody is at work on
 * it. What it found until then is kept. Throws AppError: `not_found`, `conflict` when it has ended.
 */
export async function cancelRun({ db, actor }: Reader, id: number): Promise<{ id: number }> {
  return db.owner.$transaction(async (tx) => {
    const [run] = await tx.$queryRaw<{ state: string }[]>`
      select state from verification_run where id = ${id}::int4 for update`;
    if (!run) throw new AppError("not_found", `There is no verification run ${id}.`);
    if (run.state === "waiting") {
      await tx.$executeRaw`update verification_run
        set cancel_asked = true, state = 'cancelled', finished_at = now() where id = ${id}::int4`;
    } else if (run.state === "running") {
      await tx.$executeRaw`update verification_run set cancel_asked = true where id = ${id}::int4`;
    } else {
      throw new AppError("conflict", `Run ${id} has ended, and what it found is kept as it is.`);
    }
    const entry = { action: "cancel-verification", target: `run ${id}` } as const;
    await writeAudit({ actor, db: { owner: tx } }, entry);
    return { id };
  });
}
