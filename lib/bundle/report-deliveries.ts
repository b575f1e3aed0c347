import type { PrismaClient } from "@/lib/db/generated/client";

/** Tries of one report before it is given up. */
const MOST_ATTEMPTS = 6;
/** Longer than writing a bundle takes; whoever died is followed after it. */
const LEASE_MINUTES = 30;

/** A report of a schedule that is to be sent on in one way. */
export interface Delivery {
  readonly reportId: number;
  readonly kind: "mail" | "folder";
  readonly attempts: number;
  /** Ids of people. */
  readonly recipients: readonly string[];
}

/**
 * Takes what is to be sent and waits longest; null when nothing is. What nobody ended within half an
 * hour is taken again.
 */
export async function claimDelivery(db: PrismaClient): Promise<Delivery | null> {
  await db.$executeRaw`
    insert into report_delivery (report_id, kind)
    select r.id, k.kind from report r join report_schedule s on s.id = r.schedule_id
      cross join (values ('mail'), ('folder')) as k (kind)
    where r.state = 'done'
      and case k.kind when 'mail' then cardinality(s.recipients) > 0 else s.to_folder end
      and not exists (select from report_delivery d where d.report_id = r.id and d.kind = k.kind)
    on conflict do nothing`;
  const [claimed] = await db.$queryRaw<Delivery[]>`
    update report_delivery d
    set attempts = d.attempts + 1, not_before = now() + make_interval(mins => ${LEASE_MINUTES}::int4)
    from report r join report_schedule s on s.id = r.schedule_id
    where r.id = d.report_id and (d.report_id, d.kind) = (
      select report_id, kind from report_delivery
      where state = 'waiting' and not_before <= now()
      order by not_before, report_id, kind limit 1 for update skip locked)
    returning d.report_id as "reportId", d.kind, d.attempts, s.recipients`;
  return claimed ?? null;
}

/** @param said what came of it; null: it failed, and is tried again in a while, for some times */
export async function endDelivery(
  db: PrismaClient,
  { reportId, kind, attempts }: Delivery,
  said: string | null,
  why: string | null = null,
): Promise<void> {
  const failed = attempts >= MOST_ATTEMPTS ? "failed" : "waiting";
  await db.$executeRaw`
    update report_delivery set state = ${said === null ? failed : "done"}, said = ${said ?? why},
      not_before = now() + make_interval(mins => ${2 ** attempts}::int4)
    where report_id = ${reportId}::int4 and kind = ${kind} and state = 'waiting'
      and attempts = ${attempts}::int4`;
}
