import type { NewSchedule, ScheduleAction } from "@/lib/api/schedule-contract";
import { writeAudit } from "@/lib/audit/write-audit";
import type { Reader } from "@/lib/auth/reader";
import { reportOutFolder } from "@/lib/config";
import { AppError } from "@/lib/errors";
import { checkZone } from "@/lib/events/check-zone";
import { controlQuestion } from "@/lib/reports/evidence/event-question";
import { findPack } from "@/lib/reports/pack/find-pack";
import type { PackShelf } from "@/lib/reports/pack/load-packs";
import { scopeReader } from "@/lib/reports/scope-reader";
import { scheduleScope } from "./schedule-scope";

const MOST = 200;

/**
 * Keeps a schedule of one's own; its first report is of the next slot. Throws AppError: `invalid` for
 * what a report could not be made of, and for an address of nobody; `forbidden` for accounts out of
 * sight; `too_many`.
 */
export async function createSchedule(
  reader: Reader,
  schedule: NewSchedule,
  shelf: PackShelf,
  nowMs: number,
): Promise<{ id: number }> {
  const { pack: packId, tz: zone, mailTo, accounts, parameters, toFolder, ...rest } = schedule;
  const { owner } = reader.db;
  const pack = findPack(shelf, packId);
  checkZone(zone);
  scopeReader(reader, accounts);
  // What a report of it would ask is asked now: a missing parameter is told to who can add it.
  const period = { fromMs: nowMs - 1, toMs: nowMs, asof: 0, sections: [], zone, nowMs };
  const request = { pack, accounts, parameters, classification: rest.classification, ...period };
  for (const control of pack.controls) controlQuestion(request, control);
  if (toFolder && reportOutFolder() === undefined) {
    throw new AppError(
      "invalid",
      "This installation has no folder for reports (TRAILGLASS_REPORT_OUT).",
    );
  }
  const recipients = await findRecipients(reader, mailTo);
  if ((await owner.reportSchedule.count({ where: { endedAt: null } })) >= MOST) {
    throw new AppError("too_many", `There are ${MOST} schedules. End one that is not needed.`);
  }
  return owner.$transaction(async (tx) => {
    const { id } = await tx.reportSchedule.create({
      data: {
        ...{ ...rest, packId, zone, accounts, parameters, recipients, toFolder },
        ...{ createdBy: reader.actor, createdAt: new Date(nowMs) },
      },
    });
    const detail = {
      do: "create",
      pack: packId,
      cadence: rest.cadence,
      accounts,
      recipients,
      toFolder,
    };
    const entry = { action: "report-schedule", target: `schedule ${id}`, detail } as const;
    await writeAudit({ actor: reader.actor, db: { owner: tx } }, entry);
    return { id };
  });
}

/** Pauses, resumes or ends a schedule. Throws AppError `not_found`, also for one of others. */
export async function changeSchedule(
  reader: Reader,
  id: number,
  action: ScheduleAction,
  nowMs: number,
): Promise<{ id: number }> {
  const now = new Date(nowMs);
  const data = {
    pause: { isEnabled: false },
    // What was missed meanwhile is not made up for.
    resume: { isEnabled: true, lastSlot: now },
    end: { isEnabled: false, endedAt: now },
  }[action];
  await reader.db.owner.$transaction(async (tx) => {
    const { count } = await tx.reportSchedule.updateMany({
      where: { id, endedAt: null, ...scheduleScope(reader) },
      data,
    });
    if (count === 0) {
      throw new AppError("not_found", `There is no schedule ${id}, or it is not yours to change.`);
    }
    const entry = { target: `schedule ${id}`, detail: { do: action } };
    const recorder = { actor: reader.actor, db: { owner: tx } };
    await writeAudit(recorder, { action: "report-schedule", ...entry });
  });
  return { id };
}

async function findRecipients({ db }: Reader, mailTo: readonly string[]): Promise<string[]> {
  const ids = new Set<string>();
  for (const email of mailTo) {
    const person = await db.owner.person.findFirst({
      where: { email: { equals: email, mode: "insensitive" }, disabledAt: null },
    });
    if (person === null) {
      const message = `Nobody here has the e-mail address ${email}.`;
      throw new AppError("invalid", message, { fields: { mailTo: message } });
    }
    ids.add(person.id);
  }
  return [...ids];
}
