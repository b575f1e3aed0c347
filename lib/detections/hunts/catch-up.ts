import { openReader, type Reader } from "@/lib/auth/reader";
import type { Database } from "@/lib/db/database";
import { Prisma, type PrismaClient } from "@/lib/db/generated/client";
import { filterEvents } from "@/lib/db/search/event-filter";
import { listCorrelated } from "@/lib/detections/alerts/correlated-rules";
import { type ActiveRules, compileRules } from "@/lib/detections/rules/active-rules";
import { RuleMatcher } from "@/lib/detections/rules/rule-matcher";
import { readRuleTexts } from "@/lib/detections/rules/rule-texts";
import { AppError } from "@/lib/errors";
import type { StoredEvent } from "@/lib/events/event-rows";
import { readCandidates } from "@/lib/events/read-candidates";
import type { DetectionRule } from "@/lib/sigma/rule";
import { tryEvents } from "./try-events";
import { toHitRows, writeHits } from "./write-hits";

/** Under this name `detector_state` tells up to which file, and which revision, all is well. */
const CATCH_UP = "catch-up";
const FILES_AT_ONCE = 20;
const EVENTS_AT_ONCE = 10_000;

/** Everything has been matched up to here. */
interface CaughtUp {
  readonly seq: number;
  readonly revision: number;
}

/** A file that was matched before rules changed, and committed after it. */
interface LateFile {
  readonly id: number;
  readonly ruleIds: readonly number[];
}

/**
 * Matches files that came in while rules changed with what they were not matched with: a rule finds
 * what is committed after it was enabled, whatever the reader of the file knew. Does some files, each
 * by itself, so that doing it again is right.
 * @returns false when there was nothing to do
 */
export async function catchUp(db: Database, signal: AbortSignal): Promise<boolean> {
  const { owner } = db;
  const done = await readState(owner);
  const texts = await readRuleTexts(owner);
  const [newest] = await owner.$queryRaw<{ seq: number }[]>`select newest_sequence() as seq`;
  const to: CaughtUp = { seq: newest?.seq ?? 0, revision: texts.revision };
  if (done.seq >= to.seq && done.revision >= to.revision) return false;
  const files = await listLate(owner, done, to);
  if (files.length === 0) {
    await writeState(owner, to);
    return true;
  }
  const active = compileRules(texts);
  for (const file of files) {
    if (signal.aborted) return true;
    try {
      await matchFile(db, file, active, signal);
    } catch (error) {
      // Rules have changed again: the next look is with those.
      if (error instanceof AppError && error.kind === "conflict") return true;
      throw error;
    }
  }
  return true;
}

async function readState(db: PrismaClient): Promise<CaughtUp> {
  const [state] = await db.$queryRaw<CaughtUp[]>`
    select hit_id::int4 as seq, coalesce((detail ->> 'revision')::int4, 0) as revision
    from detector_state where name = ${CATCH_UP}`;
  return state ?? { seq: 0, revision: 0 };
}

async function writeState(db: PrismaClient, { seq, revision }: CaughtUp): Promise<void> {
  const detail = JSON.stringify({ revision });
  await db.$executeRaw`
    insert into detector_state (name, hit_id, detail) values (${CATCH_UP}, ${seq}, ${detail}::jsonb)
    on conflict (name) do update
    set hit_id = excluded.hit_id, detail = excluded.detail, updated_at = now()`;
}

/** The next files, each with the rules that it was not matched with. */
async function listLate(db: PrismaClient, done: CaughtUp, to: CaughtUp): Promise<LateFile[]> {
  return db.$queryRaw<LateFile[]>`
    with running as (
      select d.id, r.id as revision, r.seq from detection_rule d
      join rule_revision r on r.id = d.revision
      where d.is_enabled and d.removed_at is null and d.revision <= ${to.revision}::int4)
    select f.id, array_agg(running.id) as "ruleIds"
    from log_file f
    join running on running.revision > coalesce(f.rule_revision, 0) and running.seq < f.seq
    where f.events > 0 and f.seq <= ${to.seq}::int4
      and f.seq > least(${done.seq}::int4,
        (select min(seq) from rule_revision where id > ${done.revision}::int4))
    group by f.id order by f.id limit ${FILES_AT_ONCE}`;
}

async function matchFile(
  db: Database,
  { id, ruleIds }: LateFile,
  active: ActiveRules,
  signal: AbortSignal,
): Promise<void> {
  const rules = changedRules(active, new Set(ruleIds));
  if (rules.length > 0) {
    const reader = openReader(db, signal);
    const matcher = new RuleMatcher({ ...active, set: { ...active.set, detections: rules } });
    for await (const events of eventsOf(reader, id)) {
      for await (const found of tryEvents(reader, matcher, events)) {
        await writeHits(db.owner, toHitRows(found), matcher.takeFaults());
      }
    }
  }
  await db.owner.$executeRaw`
    update log_file set rule_revision = ${active.revision}::int4 where id = ${id}::int4`;
}

/** Of a correlation, the rules that it reads: their hits must hold what it asks for. */
function changedRules(active: ActiveRules, ids: ReadonlySet<number>): readonly DetectionRule[] {
  const read = listCorrelated(active)
    .filter(({ rule }) => ids.has(rule.ruleId))
    .flatMap(({ keys }) => [...keys.keys()]);
  const changed = new Set([...ids, ...read]);
  return active.set.detections.filter(({ key }) => {
    const rule = active.rules.get(key);
    return rule !== undefined && changed.has(rule.ruleId);
  });
}

async function* eventsOf(reader: Reader, fileId: number): AsyncGenerator<readonly StoredEvent[]> {
  const question = { query: null, fromMs: null, toMs: null, asof: null, nowMs: Date.now() };
  const filter = await filterEvents(reader, question);
  // No index leads from a file to its events: they are found by their time.
  const where = Prisma.sql`${filter.where} and e.file_id = ${fileId}::int4
    and (e.event_time = '-infinity' or e.event_time between
      (select min_time from log_file where id = ${fileId}::int4)
      and (select max_time from log_file where id = ${fileId}::int4))`;
  const list = { filter: { ...filter, where }, question, sort: "-time" as const };
  yield* readCandidates(reader, list, null, EVENTS_AT_ONCE);
}
