import type { PrismaClient } from "@/lib/db/generated/client";
import type { AlertMessage } from "./alert-message";

/** Longer than any attempt takes; after it the worker counts as dead. */
const LEASE_SECONDS = 60;

export interface ClaimedDelivery {
  readonly id: bigint;
  readonly alertId: number;
  /** Of the action. */
  readonly name: string;
  readonly kind: string;
  readonly settings: unknown;
  /** Whether its action is still there and enabled. */
  readonly isWanted: boolean;
  readonly key: string;
  readonly payload: AlertMessage;
  /** With this one. */
  readonly attempts: number;
  /** Since it was queued. */
  readonly ageMs: number;
}

/**
 * Takes messages whose time has come, oldest first, also those of workers that died.
 * @param most of each action: those of a receiver that is slow do not stand before all others
 */
export async function claimDeliveries(
  db: Pick<PrismaClient, "$queryRaw">,
  worker: string,
  most: number,
): Promise<ClaimedDelivery[]> {
  return db.$queryRaw<ClaimedDelivery[]>`
    with taken as (
      select due.id from alert_action a cross join lateral (
        select id from alert_delivery
        where action_id = a.id and ((state = 'waiting' and not_before <= now())
          or (state = 'sending' and lease_until < now()))
        order by not_before, id limit ${most} for update skip locked) due)
    update alert_delivery d
    set state = 'sending', attempts = d.attempts + 1, worker = ${worker},
      lease_until = now() + make_interval(secs => ${LEASE_SECONDS}::float8)
    from taken, alert_action o where d.id = taken.id and o.id = d.action_id
    returning d.id, d.alert_id as "alertId", o.name, o.kind, o.settings,
      o.is_enabled and o.removed_at is null as "isWanted",
      d.idempotency_key::text as key, d.payload, d.attempts,
      extract(epoch from now() - d.created_at)::float8 * 1000 as "ageMs"`;
}
