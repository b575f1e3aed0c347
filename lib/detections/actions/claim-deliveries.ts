import type { PrismaClient } from "@/lib/db/generated/client";
import type { AlertMessage } from "./alert-message";

/** Longer than any attempt takes; after it the worker counts as dead. */
const LEASE_SECONDS = 60;
/** Of one digest; the rest is in the next one. SNS and EventBridge take 256 kB. */
const MOST_IN_DIGEST = 100;

/** What goes out in one attempt: one message, or the messages of a digest. */
export interface ClaimedDelivery {
  readonly ids: readonly bigint[];
  readonly alertIds: readonly number[];
  /** Of the action. */
  readonly name: string;
  readonly kind: string;
  readonly settings: unknown;
  /** Whether its action is still there and enabled. */
  readonly isWanted: boolean;
  readonly key: string;
  readonly isDigest: boolean;
  readonly payloads: readonly AlertMessage[];
  /** With this one. */
  readonly attempts: number;
  /** Since it was queued. */
  readonly ageMs: number;
}

type Database = Pick<PrismaClient, "$queryRaw" | "$executeRaw">;

/**
 * Takes messages whose time has come, oldest first, also those of workers that died, and no more of
 * an action than its hour has left.
 * @param most of each action: those of a receiver that is slow do not stand before all others
 */
export async function claimDeliveries(
  db: Database,
  worker: string,
  most: number,
): Promise<ClaimedDelivery[]> {
  await closeDigests(db);
  return db.$queryRaw<ClaimedDelivery[]>`
    with taken as (
      select due.id, due.batch from alert_action a
      cross join lateral (
        select count(distinct coalesce(batch, idempotency_key)) as told from alert_delivery
        where action_id = a.id and a.most_per_hour is not null
          and (sent_at > now() - interval '1 hour' or (state = 'sending' and lease_until >= now()))) hour
      cross join lateral (
        select d.id, d.batch from alert_delivery d
        where d.action_id = a.id and (d.batch is not null or a.digest_minutes is null)
          -- of a digest its first message stands for all
          and (d.batch is null
            or d.id = (select min(first.id) from alert_delivery first where first.batch = d.batch))
          and ((d.state = 'waiting' and d.not_before <= now())
            or (d.state = 'sending' and d.lease_until < now()))
        order by d.not_before, d.id
        limit greatest(0, least(${most}, coalesce(a.most_per_hour - hour.told, ${most})))
        for update skip locked) due),
    claimed as (
      update alert_delivery d
      set state = 'sending', attempts = d.attempts + 1, worker = ${worker},
        lease_until = now() + make_interval(secs => ${LEASE_SECONDS}::float8)
      from taken where d.id = taken.id or d.batch = taken.batch
      returning d.*)
    select array_agg(d.id order by d.id) as ids, array_agg(d.alert_id order by d.id) as "alertIds",
      o.name, o.kind, o.settings, o.is_enabled and o.removed_at is null as "isWanted",
      coalesce(d.batch, d.idempotency_key)::text as key, d.batch is not null as "isDigest",
      jsonb_agg(d.payload order by d.id) as payloads, max(d.attempts) as attempts,
      extract(epoch from now() - min(d.created_at))::float8 * 1000 as "ageMs"
    from claimed d join alert_action o on o.id = d.action_id
    group by o.id, d.batch, coalesce(d.batch, d.idempotency_key)`;
}

/** Makes one digest of what waits for each action whose first alert has waited long enough. */
async function closeDigests(db: Database): Promise<void> {
  await db.$executeRaw`
    with ripe as (
      select a.id, gen_random_uuid() as batch from alert_action a
      where a.digest_minutes is not null and exists (
        select from alert_delivery d
        where d.action_id = a.id and d.state = 'waiting' and d.batch is null
          and d.created_at <= now() - make_interval(mins => a.digest_minutes))),
    told as (
      select due.id, ripe.batch from ripe cross join lateral (
        select d.id from alert_delivery d
        where d.action_id = ripe.id and d.state = 'waiting' and d.batch is null
        order by d.id limit ${MOST_IN_DIGEST} for update skip locked) due)
    update alert_delivery d set batch = told.batch from told where d.id = told.id`;
}
