import type { LineageLink } from "@/lib/api/lineage-contract";
import type { Reader } from "@/lib/auth/reader";
import { plainArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import type { GrantCall } from "@/lib/db/lineage/find-links";
import { printEventKey } from "@/lib/events/event-key";
import { STORED_COLUMNS, type StoredEvent } from "@/lib/events/event-rows";
import { indexedEvent } from "@/lib/events/indexed-event";
import { readRecords } from "@/lib/events/read-records";
import type { DrawnLink } from "./lineage-graph";

/** Links with the events that made them; the id as AWS wrote it stands in the record alone. */
export async function readCalls(
  reader: Reader,
  links: readonly DrawnLink[],
): Promise<LineageLink[]> {
  const calls = links.map(({ call }) => call).filter((call) => call !== null);
  const names = await readNames(reader, calls);
  return links.map(({ call, ...link }) => ({
    ...link,
    eventKey: call && printEventKey(call.eventId, call.contentHash),
    eventId: call && (names.get(keyOf(call)) ?? null),
  }));
}

async function readNames(
  reader: Reader,
  calls: readonly GrantCall[],
): Promise<ReadonlyMap<string, string | null>> {
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
    events.map((event, at) => {
      const record = records[at];
      return [keyOf(event), record ? indexedEvent(event, record).eventId : null];
    }),
  );
}

const keyOf = ({
  accountId,
  eventId,
  contentHash,
}: Pick<GrantCall, "accountId" | "eventId" | "contentHash">) =>
  `${accountId} ${eventId} ${contentHash}`;
