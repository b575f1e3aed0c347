import type { Reader } from "@/lib/auth/reader";
import { textArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { parseEventKey } from "./event-key";
import { STORED_COLUMNS, type StoredEvent } from "./event-rows";

/**
 * The event that a key names, and other records with the same eventID but different content.
 * Throws AppError `not_found`, which does not tell "no such event" from "not yours to see".
 */
export async function findEvents(
  reader: Reader,
  key: string,
): Promise<{ event: StoredEvent; others: StoredEvent[] }> {
  const { eventId, contentPrefix } = parseEventKey(key);
  const scope =
    reader.accounts === "all"
      ? Prisma.sql`select id from account`
      : Prisma.sql`select id from account where value = any(${textArray(reader.accounts)}::text[])`;
  const found = await ask<StoredEvent>(
    reader,
    Prisma.sql`select ${STORED_COLUMNS} from event e
      where e.account_id = any(array(${scope})) and e.event_id = ${eventId}::uuid
      order by left(replace(e.content_hash::text, '-', ''), 8) = ${contentPrefix} desc,
        e.file_id, e.ordinal limit 100`,
  );
  const event = found.find((one) => one.contentHash.startsWith(contentPrefix));
  if (!event) {
    throw new AppError("not_found", "No event with this id is indexed, or it is not yours to see.");
  }
  return { event, others: found.filter((one) => one !== event) };
}
