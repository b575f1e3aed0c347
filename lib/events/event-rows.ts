import type { EventRow } from "@/lib/api/contract";
import type { Reader } from "@/lib/auth/reader";
import { flagNames } from "@/lib/cloudtrail/flags";
import { maskSecrets } from "@/lib/cloudtrail/mask-secrets";
import { plainArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { loadDictionary } from "@/lib/db/dictionary-rows";
import { Prisma } from "@/lib/db/generated/client";
import { CATEGORIES, OUTCOMES } from "@/lib/db/stored-numbers";
import { printEventKey } from "./event-key";
import { LATE_BEFORE } from "./late-before";

/** An event as the index holds it. */
export interface StoredEvent {
  readonly timeMs: number | null;
  readonly eventId: string;
  readonly contentHash: string;
  readonly fileId: number;
  readonly ordinal: number;
  readonly accountId: number;
  readonly regionId: number;
  readonly actionId: number;
  readonly principalId: number;
  readonly sourceIpId: number | null;
  readonly userAgentId: number | null;
  readonly errorId: number | null;
  readonly resourceId: number | null;
  readonly flags: number;
  readonly outcome: number;
  readonly category: number;
  readonly readOnly: boolean | null;
}

/** The columns of StoredEvent, from `event e`. */
export const STORED_COLUMNS = Prisma.sql`
  case when e.event_time > '-infinity' then extract(epoch from e.event_time)::float8 * 1000 end as "timeMs",
  e.event_id::text as "eventId", e.content_hash::text as "contentHash",
  e.file_id as "fileId", e.ordinal, e.account_id as "accountId", e.region_id as "regionId",
  e.action_id as "actionId", e.principal_id as "principalId", e.source_ip_id as "sourceIpId",
  e.user_agent_id as "userAgentId", e.error_id as "errorId", e.resource_id as "resourceId",
  e.flags, e.outcome, e.category, e.read_only as "readOnly"`;

/** Newest first; equal times in a fixed order, so that no page edge loses or repeats a row. */
export const NEWEST_FIRST = Prisma.sql`e.event_time desc, e.event_id desc, e.content_hash desc`;
export const OLDEST_FIRST = Prisma.sql`e.event_time, e.event_id, e.content_hash`;

/** Stored events with words in place of ids. */
export async function toEventRows(
  reader: Reader,
  events: readonly StoredEvent[],
): Promise<EventRow[]> {
  const [account, region, action, principal, sourceIp, userAgent, error, resource, files] =
    await Promise.all([
      loadDictionary(
        reader,
        "account",
        events.map((event) => event.accountId),
      ),
      loadDictionary(
        reader,
        "region",
        events.map((event) => event.regionId),
      ),
      loadDictionary(
        reader,
        "action",
        events.map((event) => event.actionId),
      ),
      loadDictionary(
        reader,
        "principal",
        events.map((event) => event.principalId),
      ),
      loadDictionary(
        reader,
        "sourceIp",
        events.map((event) => event.sourceIpId),
      ),
      loadDictionary(
        reader,
        "userAgent",
        events.map((event) => event.userAgentId),
      ),
      loadDictionary(
        reader,
        "error",
        events.map((event) => event.errorId),
      ),
      loadDictionary(
        reader,
        "resource",
        events.map((event) => event.resourceId),
      ),
      filesOf(reader, events),
    ]);
  return events.map((event) => {
    const [eventSource, eventName] = action(event.actionId);
    const [key, kind, name] = principal(event.principalId);
    const file = files.get(event.fileId);
    const lateBeforeMs = file?.lateBeforeMs ?? null;
    return {
      key: printEventKey(event.eventId, event.contentHash),
      timeMs: event.timeMs,
      eventName: said(eventName),
      eventSource: said(eventSource),
      region: said(region(event.regionId)[0]),
      account: said(account(event.accountId)[0]),
      principal: { key: key ?? "", kind: kind ?? "unknown", name: name ?? "" },
      sourceIp: said(sourceIp(event.sourceIpId)[0]),
      userAgent: masked(userAgent(event.userAgentId)[0]),
      outcome: OUTCOMES[event.outcome] ?? "unknown",
      errorCode: said(error(event.errorId)[0]),
      readOnly: event.readOnly,
      category: CATEGORIES[event.category] ?? "unknown",
      resource: masked(resource(event.resourceId)[0]),
      flags: [...flagNames(event.flags)],
      ingestSeq: file?.seq ?? 0,
      late: event.timeMs === null || lateBeforeMs === null ? null : event.timeMs < lateBeforeMs,
      values: {},
    };
  });
}

interface EventFile {
  readonly id: number;
  /** Commit-ordered. */
  readonly seq: number;
  /** Events before this time are late; null when that is unknown. */
  readonly lateBeforeMs: number | null;
}

async function filesOf(
  reader: Reader,
  events: readonly StoredEvent[],
): Promise<ReadonlyMap<number, EventFile>> {
  const files = new Set(events.map((event) => event.fileId));
  if (files.size === 0) return new Map();
  const rows = await ask<EventFile>(
    reader,
    Prisma.sql`select id, seq, extract(epoch from ${LATE_BEFORE})::float8 * 1000 as "lateBeforeMs"
      from log_file where id = any(${plainArray(files)}::int4[])`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The dictionaries write an empty text where the record says nothing. */
function said(value: string | undefined): string | null {
  return value === undefined || value === "" ? null : value;
}

/** Callers write these two as they like: a presigned URL in one must not be usable. */
function masked(value: string | undefined): string | null {
  return said(value && maskSecrets(value).text);
}
