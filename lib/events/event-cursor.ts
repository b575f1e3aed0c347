import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql-instant";
import { AppError } from "@/lib/errors";
import type { StoredEvent } from "./event-rows";

/** Where a page ended: the full sort key, so that equal times are no trap. */
export interface EventCursor {
  /** Null for events without a time, which sort as the oldest. */
  readonly timeMs: number | null;
  readonly eventId: string;
  readonly contentHash: string;
}

export function printCursor({ timeMs, eventId, contentHash }: StoredEvent | EventCursor): string {
  return `${timeMs ?? "undated"}_${eventId.replaceAll("-", "")}_${contentHash.replaceAll("-", "")}`;
}

/** Event times have years of four digits; Postgres refuses times much further out. */
const FIRST_MS = Date.UTC(-1, 0);
const LAST_MS = Date.UTC(10_000, 0);

/** Throws AppError `invalid` for anything that no page handed out. */
export function parseCursor(text: string): EventCursor {
  const match = /^(undated|-?\d{1,16}(?:\.\d{1,3})?)_([0-9a-f]{32})_([0-9a-f]{32})$/.exec(text);
  const timeMs = match?.[1] === undefined || match[1] === "undated" ? null : Number(match[1]);
  if (!match || (timeMs !== null && (timeMs < FIRST_MS || timeMs > LAST_MS))) {
    throw new AppError(
      "invalid",
      "The cursor was not made by this server. Start from the first page.",
      {
        fields: { cursor: "unknown form" },
      },
    );
  }
  return {
    timeMs,
    eventId: match[2] ?? "",
    contentHash: match[3] ?? "",
  };
}

/** Rows behind the cursor. The plain bound on the time lets Postgres skip whole partitions. */
export function behind(cursor: EventCursor, direction: "older" | "newer"): Prisma.Sql {
  const time =
    cursor.timeMs === null ? Prisma.sql`'-infinity'::timestamptz` : instant(cursor.timeMs);
  const compare = Prisma.raw(direction === "older" ? "<" : ">");
  return Prisma.sql`e.event_time ${compare}= ${time}
    and (e.event_time, e.event_id, e.content_hash)
      ${compare} (${time}, ${cursor.eventId}::uuid, ${cursor.contentHash}::uuid)`;
}
