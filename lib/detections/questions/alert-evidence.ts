import type { EvidencePage, EvidenceParams } from "@/lib/api/alert-evidence-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { behind, parseCursor, printCursor } from "@/lib/events/event-cursor";
import {
  NEWEST_FIRST,
  STORED_COLUMNS,
  type StoredEvent,
  toEventRows,
} from "@/lib/events/event-rows";
import { EVENTS_OF_ALERT } from "./alert-rows";
import { findAlert } from "./get-alert";

/**
 * The events behind an alert, the newest first, page by page. Throws AppError: `not_found`,
 * `invalid` for a cursor that is none of ours.
 */
export async function alertEvidence(
  reader: Reader,
  id: number,
  { cursor, limit }: EvidenceParams,
): Promise<EvidencePage> {
  await findAlert(reader, id);
  const older = cursor === undefined ? Prisma.sql`true` : behind(parseCursor(cursor), "older");
  const [rows, [counted]] = await Promise.all([
    ask<StoredEvent>(
      reader,
      Prisma.sql`select ${STORED_COLUMNS} from (
          select e.* from alert a cross join lateral ${EVENTS_OF_ALERT} as e
          where a.id = ${id}::int4 and ${older} order by ${NEWEST_FIRST} limit ${limit + 1}) as x
        join event e using (account_id, event_id, content_hash, event_time)
        order by ${NEWEST_FIRST}`,
    ),
    ask<{ total: number }>(
      reader,
      Prisma.sql`select count(*)::int4 as total
        from alert a cross join lateral ${EVENTS_OF_ALERT} as e where a.id = ${id}::int4`,
    ),
  ]);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    events: await toEventRows(reader, shown),
    total: counted?.total ?? 0,
    nextCursor: last ? printCursor(last) : null,
  };
}
