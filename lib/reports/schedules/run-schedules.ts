import { z } from "zod";
import { openReader, type Reader } from "@/lib/auth/reader";
import type { Database } from "@/lib/db/database";
import { findPack } from "@/lib/reports/pack/find-pack";
import type { PackShelf } from "@/lib/reports/pack/load-packs";
import { startReport } from "@/lib/reports/runs/start-report";
import { type Cadence, latestSlot } from "./latest-slot";

/**
 * Asks for the reports that are due. A slot is taken by the row of its report, which is unique, so
 * that neither a restart nor a second worker makes it twice. A schedule whose owner may no longer
 * see its accounts, or whose pack is gone, asks for nothing.
 * @returns the ids of the reports asked for, and why others were not
 */
export async function runSchedules(
  db: Database,
  shelf: PackShelf,
  nowMs: number,
): Promise<{ ids: number[]; problems: unknown[] }> {
  const schedules = await db.owner.reportSchedule.findMany({
    where: { isEnabled: true, endedAt: null },
    orderBy: { id: "asc" },
  });
  const [ids, problems]: [number[], unknown[]] = [[], []];
  for (const { id, cadence, lastSlot, createdAt, createdBy, ...schedule } of schedules) {
    const slot = latestSlot({ ...schedule, cadence: cadence as Cadence }, nowMs);
    if (slot.slotMs <= (lastSlot ?? createdAt).getTime()) continue;
    try {
      const reader = await ownerOf(db, createdBy);
      if (reader === null) continue;
      const { parameters, zone, accounts, classification } = schedule;
      const made = await startReport(
        reader,
        {
          ...{ fromMs: slot.fromMs, toMs: slot.toMs, zone, accounts, classification, nowMs },
          pack: findPack(shelf, schedule.packId),
          sections: [],
          parameters: z.record(z.string(), z.string()).parse(parameters),
        },
        { scheduleId: id, slotMs: slot.slotMs },
      );
      if (made) ids.push(made.id);
      await db.owner.reportSchedule.update({
        where: { id },
        data: { lastSlot: new Date(slot.slotMs) },
      });
    } catch (error) {
      problems.push(error);
    }
  }
  return { ids, problems };
}

/** The owner with what it may see today; null when it may not sign in any more. */
async function ownerOf(db: Database, id: string): Promise<Reader | null> {
  const person = await db.owner.person.findUnique({ where: { id } });
  if (person === null || person.disabledAt !== null) return null;
  const accounts = person.allAccounts ? "all" : person.accounts;
  return { ...openReader(db), actor: id, role: "viewer", accounts };
}
