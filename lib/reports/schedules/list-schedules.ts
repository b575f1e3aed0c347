import { CADENCES, type ScheduleRow, type Schedules } from "@/lib/api/schedule-contract";
import type { Reader } from "@/lib/auth/reader";
import { getConfig, reportOutFolder } from "@/lib/config";
import { latestReports } from "./latest-reports";
import { nextSlotMs } from "./latest-slot";
import { scheduleScope } from "./schedule-scope";

/** One's own schedules, and of who manages the installation everybody's; ended ones are left out. */
export async function listSchedules(reader: Reader, nowMs: number): Promise<Schedules> {
  const { owner } = reader.db;
  const rows = await owner.reportSchedule.findMany({
    where: { endedAt: null, ...scheduleScope(reader) },
    orderBy: { id: "asc" },
  });
  const ids = rows.flatMap(({ createdBy, recipients }) => [createdBy, ...recipients]);
  const people = await owner.person.findMany({ where: { id: { in: ids } } });
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? "";
  const latest = await latestReports(
    reader,
    rows.map(({ id }) => id),
  );
  const schedules = rows.map(({ id, recipients, createdBy, ...row }): ScheduleRow => {
    const { packId, accounts, atMinute, zone, isEnabled, toFolder } = row;
    const cadence = CADENCES.find((one) => one === row.cadence) ?? "daily";
    return {
      ...{ id, packId, accounts, cadence, atMinute, zone, isEnabled, toFolder },
      owner: nameOf(createdBy),
      mailTo: recipients.map(nameOf),
      nextMs: isEnabled ? nextSlotMs({ cadence, atMinute, zone }, nowMs) : null,
      lastReport: latest.get(id)?.report ?? null,
      lastSaid: latest.get(id)?.said ?? null,
    };
  });
  const { TRAILGLASS_SMTP_URL: url, TRAILGLASS_MAIL_FROM: from } = getConfig();
  const canMail = url !== undefined && from !== undefined;
  return { schedules, canWrite: reportOutFolder() !== undefined, canMail };
}
