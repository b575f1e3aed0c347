import { writeAudit } from "@/lib/audit/write-audit";
import type { Reader } from "@/lib/auth/reader";
import { AppError } from "@/lib/errors";
import { getHunt } from "./get-hunt";

/**
 * Asks a hunt to end: at once when nobody has begun it, within a second when somebody is at work on
 * it. What it found until then is kept. Throws AppError: `not_found`, `conflict` when it has ended.
 */
export async function cancelHunt(reader: Reader, id: number): Promise<{ id: number }> {
  await getHunt(reader, id);
  const { db, actor } = reader;
  return db.owner.$transaction(async (tx) => {
    const [hunt] = await tx.$queryRaw<{ state: string }[]>`
      select state from hunt where id = ${id}::int4 for update`;
    if (hunt?.state === "waiting") {
      await tx.$executeRaw`update hunt
        set cancel_asked = true, state = 'cancelled', finished_at = now() where id = ${id}::int4`;
    } else if (hunt?.state === "running") {
      await tx.$executeRaw`update hunt set cancel_asked = true where id = ${id}::int4`;
    } else {
      throw new AppError("conflict", `Hunt ${id} has ended, and what it found is kept as it is.`);
    }
    const entry = { action: "cancel-hunt", target: `hunt ${id}` } as const;
    await writeAudit({ actor, db: { owner: tx } }, entry);
    return { id };
  });
}
