import type { LineageLink } from "@/lib/api/lineage-contract";
import type { Reader } from "@/lib/auth/reader";
import type { CloudTrailEvent } from "@/lib/cloudtrail/event";
import { plainArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import type { GrantCall } from "@/lib/db/lineage/find-links";
import { printEventKey } from "@/lib/events/event-key";
import { STORED_COLUMNS, type StoredEvent } from "@/lib/events/event-rows";
import { indexedEvent } from "@/lib/events/indexed-event";
import { readRecords } from "@/lib/events/read-records";
import { forwarderOf, forwarderWords } from "./forwarder";
import type { DrawnLink } from "./lineage-graph";

/**
 * Links with the events that made them; the id as AWS wrote it, and the service that made the call
 * on the caller's behalf (AWS: userIdentity element, invokedBy), stand in the record alone.
 */
export async function readCalls(
  reader: Reader,
  links: readonly DrawnLink[],
): Promise<LineageLink[]> {
  const calls = links.map(({ call }) => call).filter((call) => call !== null);
  const events = await readEvents(reader, calls);
  return links.map(({ call, ...link }) => {
    const event = call && events.get(keyOf(call));
    return {
      ...link,
      why: `${link.why}${forwarderWords(event ? forwarderOf(event) : null)}`,
      eventKey: call && printEventKey(call.eventId, call.contentHash),
      eventId: event?.eventId ?? null,
    };
  });
}

async function readEvents(
  reader: Reader,
  calls: readonly GrantCall[],
): Promise<ReadonlyMap<string, CloudTrailEvent>> {
  if (calls.length === 0) return new Map();
  const column = (pick: (call: GrantCall) => number | string) => plainArray(calls.map(pick));
  const events = await ask<StoredEvent>(
    reader,
    Prisma.sql`select ${STORED_COLUMNS} from event e
      where (e.account_id, e.event_id, e.content_hash) in (select * from unnest(
        ${column(({ accountId }) => accountId)}::int4[], ${column(({ eventId }) => eventId)}::uuid[],
        ${column(({ contentHash }) => contentHash)}::uuid[]))`,
  );
  const records = await readRecords(reader, events);
  return new Map(
    events.flatMap((event, at) => {
      const record = records[at];
      return record ? [[keyOf(event), indexedEvent(event, record)] as const] : [];
    }),
  );
}

const keyOf = ({
  accountId,
  eventId,
  contentHash,
}: Pick<GrantCall, "accountId" | "eventId" | "contentHash">) =>
  `${accountId} ${eventId} ${contentHash}`;
