import { writeAudit } from "@/lib/audit/write-audit";
import type { Reader } from "@/lib/auth/reader";
import { textArray } from "@/lib/db/array-literal";
import { postgresText } from "@/lib/db/postgres-text";
import { newestSequence } from "@/lib/db/search/event-filter";
import { instant } from "@/lib/db/sql-instant";
import { AppError } from "@/lib/errors";
import { askedControls } from "@/lib/reports/asked-controls";
import { controlQuestion } from "@/lib/reports/evidence/event-question";
import type { ReportRequest } from "@/lib/reports/report-request";
import { scopeReader } from "@/lib/reports/scope-reader";

const MOST_OPEN = 50;

/** A slot of a schedule, which one report is made for and no second one. */
export interface ReportSlot {
  readonly scheduleId: number;
  readonly slotMs: number;
}

/**
 * Asks for a report, which a worker makes, frozen as of now; records who asked. Answers null when
 * the slot has its report already. Throws AppError: `invalid` for a missing parameter or an unknown
 * section, `forbidden` for accounts that the reader does not see, `too_many` while fifty wait.
 */
export async function startReport(
  whole: Reader,
  asked: Omit<ReportRequest, "asof">,
  slot: ReportSlot | null = null,
): Promise<{ id: number } | null> {
  const { actor, db } = whole;
  const reader = scopeReader(whole, asked.accounts);
  const request = { ...asked, asof: await newestSequence(reader) };
  const controls = askedControls(request);
  for (const control of controls) controlQuestion(request, control);
  const { pack, fromMs, toMs, zone, sections, parameters, classification, asof } = request;
  const isAll = reader.accounts === "all";
  const accounts = reader.accounts === "all" ? [] : reader.accounts;
  return db.owner.$transaction(async (tx) => {
    const [open] = await tx.$queryRaw<{ count: number }[]>`
      select count(*)::int4 as count from report where state in ('waiting', 'running')`;
    if ((open?.count ?? 0) >= MOST_OPEN) {
      throw new AppError(
        "too_many",
        "Too many reports wait. Cancel some, or wait until one is done.",
      );
    }
    const [made] = await tx.$queryRaw<{ id: number }[]>`
      insert into report (pack_id, pack_version, pack_sha256, pack, title, parameters, sections,
        from_time, to_time, zone, all_accounts, accounts, classification, asof, sections_total,
        requested_by, schedule_id, slot)
      values (${pack.id}, ${pack.version}, ${pack.sha256}, ${postgresText(JSON.stringify(pack))}::jsonb,
        ${pack.title}, ${JSON.stringify(parameters)}::jsonb, ${textArray(sections)}::text[],
        ${instant(fromMs)}, ${instant(toMs)}, ${zone}, ${isAll}, ${textArray(accounts)}::text[],
        ${classification}, ${asof}::int4, ${controls.length}::int4, ${actor},
        ${slot?.scheduleId ?? null}::int4, to_timestamp(${slot?.slotMs ?? null}::float8 / 1000))
      on conflict (schedule_id, slot) do nothing returning id`;
    if (!made) return null;
    const detail = { pack: pack.id, from: iso(fromMs), to: iso(toMs), accounts };
    await writeAudit(
      { actor, db: { owner: tx } },
      { action: "report", target: `report ${made.id}`, detail },
    );
    return made;
  });
}

const iso = (timeMs: number) => new Date(timeMs).toISOString();
