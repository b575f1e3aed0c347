import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { resolveLineage } from "@/lib/db/lineage/resolve-lineage";
import { instant } from "@/lib/db/sql-instant";
import type { Query } from "@/lib/search/ast";
import { accountIds, isAccountIn } from "./account-scope";
import { compileQuery } from "./compile-query";

/** Which events a question is about. */
export interface EventQuestion {
  readonly query: Query | null;
  /** Half-open range of event times; null is no bound, and without both undated events count too. */
  readonly fromMs: number | null;
  readonly toMs: number | null;
  /** Only files committed up to this sequence; null means all there are now. */
  readonly asof: number | null;
  /** What `now` means in the query. */
  readonly nowMs: number;
}

export interface EventFilter {
  /** Over `event e`: query, time, accounts and watermark. */
  readonly where: Prisma.Sql;
  /** False when candidates' records must be read to know whether they match. */
  readonly isExact: boolean;
  /** Over `event e`: the candidates whose records must be read, all others surely match. */
  readonly open: Prisma.Sql | null;
  /**
   * Over `activity_hour e`, for the hours that lie wholly in the window; null when that table cannot
   * answer: a condition it has no column for, or files after the watermark.
   */
  readonly rollup: Prisma.Sql | null;
  /** True when nothing but time and scope is asked, so that `rollup` holds of every hourly sum. */
  readonly isUnfiltered: boolean;
  readonly asof: number;
  /** The question's query with origin and chain told in other fields: what records are held against. */
  readonly query: Query | null;
}

/** The question as SQL for this reader: the one place where scope, window and watermark are added. */
export async function filterEvents(reader: Reader, question: EventQuestion): Promise<EventFilter> {
  // First: what the query is compiled to must know everything that the watermark lets through.
  const newest = await newestSequence(reader);
  const asof = question.asof ?? newest;
  const query = await resolveLineage(reader, question.query, asof);
  const [condition, scope] = await Promise.all([
    compileQuery(reader, query, question.nowMs, asof),
    accountScope(reader),
  ]);
  const isFrozen = asof < newest && (await hasLaterFiles(reader, question, asof));
  // Said even when no later file exists yet: an export goes on while files are committed.
  const isIngested = Prisma.sql`e.file_id not in (select id from log_file where seq > ${asof}::int4)`;
  const where = [condition.sql, ...window(question), scope, isIngested].filter(
    (sql) => sql !== null,
  );
  const rollup = condition.rollup && !isFrozen ? [condition.rollup, scope] : null;
  return {
    where: Prisma.join(where, " and "),
    isExact: condition.isExact,
    open: condition.isExact ? null : Prisma.sql`not (${condition.sure})`,
    rollup:
      rollup &&
      Prisma.join(
        rollup.filter((sql) => sql !== null),
        " and ",
      ),
    isUnfiltered: question.query === null && rollup !== null,
    asof,
    query,
  };
}

/** Commit-ordered sequence of the newest file; 0 for an empty index. */
export async function newestSequence(reader: Reader): Promise<number> {
  const [row] = await ask<{ seq: number | null }>(
    reader,
    Prisma.sql`select max(seq) as seq from log_file`,
  );
  return row?.seq ?? 0;
}

function window({ fromMs, toMs }: EventQuestion): Prisma.Sql[] {
  const bounds: Prisma.Sql[] = [];
  if (fromMs !== null) bounds.push(Prisma.sql`e.event_time >= ${instant(fromMs)}`);
  else if (toMs !== null) bounds.push(Prisma.sql`e.event_time > '-infinity'`);
  if (toMs !== null) bounds.push(Prisma.sql`e.event_time < ${instant(toMs)}`);
  return bounds;
}

async function accountScope(reader: Reader): Promise<Prisma.Sql | null> {
  const ids = await accountIds(reader);
  return ids && isAccountIn(ids, "e.account_id");
}

/** Late files are few; only those with events in the window matter. */
async function hasLaterFiles(
  reader: Reader,
  { fromMs, toMs }: EventQuestion,
  asof: number,
): Promise<boolean> {
  const found = await ask<unknown>(
    reader,
    Prisma.sql`select 1 from log_file where seq > ${asof}::int4 and events > 0
      and (${toMs}::float8 is null or min_time < to_timestamp(${toMs}::float8 / 1000))
      and (${fromMs}::float8 is null or max_time >= to_timestamp(${fromMs}::float8 / 1000))
      limit 1`,
  );
  return found.length > 0;
}
