import { Prisma } from "@/lib/db/generated/client";

/** A hit as alerts are made of it. */
export interface HitRow {
  readonly id: bigint;
  readonly ruleId: number;
  readonly versionId: number;
  readonly accountId: number;
  readonly eventId: string;
  readonly contentHash: string;
  /** UTC milliseconds; -Infinity for an event without a time. */
  readonly timeMs: number;
  /** Index into OUTCOMES. */
  readonly outcome: number;
  readonly sharedEventId: string | null;
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly suppressionId: number | null;
  readonly alertId: number | null;
}

/** Of `rule_hit` under the name h. */
export const HIT_COLUMNS = Prisma.sql`h.id, h.rule_id as "ruleId", h.version_id as "versionId",
  h.account_id as "accountId", h.event_id::text as "eventId", h.content_hash::text as "contentHash",
  extract(epoch from h.event_time)::float8 * 1000 as "timeMs", h.outcome, h.shared_event_id as "sharedEventId",
  h.fields, h.suppression_id as "suppressionId", h.alert_id as "alertId"`;

/** SQL: the same text for all records of one action: its event, or what several accounts share. */
export const ACTION = Prisma.sql`coalesce('s' || h.shared_event_id,
  'e' || h.account_id || ' ' || h.event_id || ' ' || h.content_hash)`;

/** The same of a row. */
export function actionOf({ accountId, eventId, contentHash, sharedEventId }: ActionRow): string {
  return sharedEventId === null ? `e${accountId} ${eventId} ${contentHash}` : `s${sharedEventId}`;
}

type ActionRow = Pick<HitRow, "accountId" | "eventId" | "contentHash" | "sharedEventId">;

/** Whether the first of two records of one action stands for it: never a matter of when they came. */
export function comesBefore(a: RecordRow, b: RecordRow): boolean {
  return orderOf(a) < orderOf(b);
}

type RecordRow = Pick<HitRow, "accountId" | "eventId" | "contentHash" | "versionId">;

/** Of several versions of a rule the newest stands first. */
function orderOf({ eventId, contentHash, accountId, versionId }: RecordRow): string {
  const rank = String(2 ** 31 - versionId).padStart(10, "0");
  return [eventId, contentHash, String(accountId).padStart(10, "0"), rank].join(" ");
}
