import type { PrismaClient } from "@/lib/db/generated/client";
import { Prisma } from "@/lib/db/generated/client";
import { LOG_FAMILIES } from "@/lib/integrity/log-files";
import { requestRun } from "./start-run";

const HOUR_MS = 3_600_000;
/**
 * A new digest can decide about files delivered up to this long before it began: those that none
 * names are told from late ones two hours after their delivery, and a digest spans an hour.
 */
const REACH_BACK_MS = 4 * HOUR_MS;
/** After a run there is quiet for this many times as long as it took. */
const PAUSES_PER_RUN = 10;

/**
 * Asks for a run over each source that has digests or log files which no run has looked at, once
 * nothing of it waits to be read: limited to the time that these files cover, once a minute at most,
 * and seldom enough that most of the time none is under way. A run that somebody cancelled, or that
 * failed, is not begun again before there is more.
 * @returns how many runs were asked for
 */
export async function startAutomaticRuns(db: PrismaClient): Promise<number> {
  const due = await db.$queryRaw<DueRow[]>`
    select s.id as "sourceId", coalesce(l.asof, 0) as "lookedAt", n.*
    from log_source s
    -- A run over part of the time looks at all that is new only if that is what it was asked for.
    left join lateral (select r.asof from verification_run r
      where (r.source_id is null or r.source_id = s.id) and not r.reread and r.asof is not null
        and (r.cause = 'new-files'
          or (r.state = 'done' and r.from_time is null and r.to_time is null))
      order by r.id desc limit 1) as l on true
    left join lateral (select r.requested_at, r.finished_at - r.started_at as took
      from verification_run r where r.source_id = s.id and r.cause = 'new-files'
      order by r.id desc limit 1) as own on true
    cross join lateral (
      select extract(epoch from min(f.delivered_at))::float8 * 1000 as "fromMs",
        extract(epoch from max(f.delivered_at))::float8 * 1000 as "toMs", max(f.seq) as asof
      from log_file f where f.source_id = s.id and f.seq > coalesce(l.asof, 0)
        and f.family in ('digest', ${Prisma.join(LOG_FAMILIES)})) as n
    where s.listed_at is not null and n."fromMs" is not null
      and (own.requested_at is null or own.requested_at < now()
        - greatest(interval '1 minute', ${PAUSES_PER_RUN}::int4 * own.took))
      and not exists (select from log_file
        where source_id = s.id and state in ('pending', 'leased') and s.state = 'active')
      and not exists (select from verification_run r where r.state in ('waiting', 'running')
        and (r.source_id is null or r.source_id = s.id) and not r.reread)`;
  for (const { sourceId, lookedAt, fromMs, toMs, asof } of due) {
    const isFirst = lookedAt === 0;
    const scope = {
      reread: false,
      sourceId,
      asof,
      fromMs: isFirst ? null : fromMs - REACH_BACK_MS,
      // The end is not part of the range.
      toMs: isFirst ? null : toMs + HOUR_MS,
    };
    await requestRun({ actor: "worker", db: { owner: db } }, scope, "new-files");
  }
  return due.length;
}

interface DueRow {
  readonly sourceId: number;
  /** Newest sequence that a run has looked at; 0 without a run. */
  readonly lookedAt: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly asof: number;
}
