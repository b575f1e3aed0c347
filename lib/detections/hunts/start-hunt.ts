import type { NewHunt } from "@/lib/api/hunt-contract";
import { writeAudit } from "@/lib/audit/write-audit";
import type { Reader } from "@/lib/auth/reader";
import { textArray } from "@/lib/db/array-literal";
import { Prisma } from "@/lib/db/generated/client";
import { HUNT_LOCK } from "@/lib/db/locks";
import { postgresText } from "@/lib/db/postgres-text";
import { instant } from "@/lib/db/sql-instant";
import { readRuleTexts } from "@/lib/detections/rules/rule-texts";
import { AppError } from "@/lib/errors";
import { readRange } from "@/lib/events/to-question";
import { readTarget } from "./read-target";

const MOST_OPEN = 50;

/** A hunt that is asked for, as it will be stored. */
interface AskedHunt {
  readonly text: string;
  readonly versionId: number | null;
  readonly title: string;
}

/**
 * Asks for a hunt, which a worker takes up, and records who asked. A back-fill that waits already for
 * the same is the one that is answered. Throws AppError: `invalid` with the reasons for a text that
 * does not run and for times that cannot be read, `not_found` for the rule, `conflict` for a back-fill
 * of a rule that does not run or says something else by now, `forbidden` for accounts that the reader
 * does not see, `too_many` while fifty wait.
 */
export async function startHunt(
  reader: Reader,
  { purpose, from, to, ...asked }: NewHunt,
  nowMs: number,
): Promise<{ id: number }> {
  const { actor, db } = reader;
  const { fromMs, toMs } = readRange(from, to, nowMs);
  const accounts = accountsOf(reader, asked.accounts ?? []);
  const { text, versionId, title } = await readAsked(reader, { purpose, ...asked });
  const texts = await readRuleTexts(db.owner);
  await readTarget(db.owner, { text, versionId, purpose }, texts);
  return db.owner.$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from (select pg_advisory_xact_lock(${HUNT_LOCK}::int4, 0)) as held`;
    const open = await tx.$queryRaw<{ id: number; isSame: boolean }[]>`
      select id, purpose = 'back-fill' and ${purpose}::text = 'back-fill' and state = 'waiting'
        and version_id is not distinct from ${versionId}::int4
        and from_time is not distinct from ${time(fromMs)}
        and to_time is not distinct from ${time(toMs)}
        and accounts = ${textArray(accounts)}::text[] as "isSame"
      from hunt where state in ('waiting', 'running')`;
    const same = open.find(({ isSame }) => isSame);
    if (same) return { id: same.id };
    if (open.length >= MOST_OPEN) {
      throw new AppError(
        "too_many",
        "Too many hunts wait. Cancel some, or wait until one is done.",
      );
    }
    const [made] = await tx.$queryRaw<{ id: number }[]>`
      insert into hunt (text, version_id, purpose, from_time, to_time, accounts, started_by)
      values (${text}, ${versionId}::int4, ${purpose}, ${time(fromMs)}, ${time(toMs)},
        ${textArray(accounts)}::text[], ${actor})
      returning id`;
    if (!made) throw new Error("The hunt was not stored");
    const detail = {
      ...{ hunt: made.id, purpose, accounts },
      ...{ from: isoTime(fromMs), to: isoTime(toMs) },
    };
    const entry = { action: "hunt", target: title, detail } as const;
    await writeAudit({ actor, db: { owner: tx } }, entry);
    return made;
  });
}

async function readAsked(
  { db }: Reader,
  { purpose, text, ruleId }: Pick<NewHunt, "purpose" | "text" | "ruleId">,
): Promise<AskedHunt> {
  if (purpose === "preview" && text !== undefined) {
    return { text: postgresText(text), versionId: null, title: "a text" };
  }
  if (purpose === "back-fill" && text === undefined && ruleId === undefined) {
    return { text: "", versionId: null, title: "all rules" };
  }
  if (ruleId === undefined) {
    throw new AppError("invalid", "Say which rule is looked for.", {
      fields: { ruleId: "missing" },
    });
  }
  const [rule] = await db.owner.$queryRaw<AskedHunt[]>`
    select v.text, v.id as "versionId", v.title
    from detection_rule r join rule_version v on v.id = r.version_id
    where r.id = ${ruleId}::int4 and r.removed_at is null`;
  if (!rule) throw new AppError("not_found", `There is no rule ${ruleId}.`);
  if (text !== undefined && postgresText(text) !== rule.text) {
    throw new AppError("conflict", "The rule says something else by now. Look at it again.");
  }
  return rule;
}

/** Sorted; empty: all, for a reader who sees all. */
function accountsOf({ accounts }: Reader, asked: readonly string[]): string[] {
  const wanted = [...new Set(asked.length > 0 || accounts === "all" ? asked : accounts)].sort();
  if (accounts === "all") return wanted;
  if (wanted.length > 0 && wanted.every((account) => accounts.includes(account))) return wanted;
  throw new AppError("forbidden", "You do not see all of these accounts.");
}

function time(timeMs: number | null): Prisma.Sql {
  return timeMs === null ? Prisma.sql`null::timestamptz` : instant(timeMs);
}

function isoTime(timeMs: number | null): string | null {
  return timeMs === null ? null : new Date(timeMs).toISOString();
}
