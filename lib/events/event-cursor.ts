import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql-instant";
import { AppError } from "@/lib/errors";

/** Where a page ended: the full sort key, so that equal times are no trap. */
export interface EventCursor {
  /** Null for events without a time, which sort as the oldest. */
  readonly timeMs: number | null;
  readonly eventId: string;
  readonly contentHash: string;
}

/** `before` leads to the page that ends above the row, `after` to the one that begins below it. */
export type CursorDirection = "before" | "after";

export function printCursor(
  { timeMs, eventId, contentHash }: EventCursor,
  direction: CursorDirection = "after",
): string {
  const key = `${timeMs ?? "undated"}_${eventId.replaceAll("-", "")}_${contentHash.replaceAll("-", "")}`;
  return direction === "before" ? `before_${key}` : key;
}

/** Event times have years of four digits; Postgres refuses times much further out. */
const FIRST_MS = Date.UTC(-1, 0);
const LAST_MS = Date.UTC(10_000, 0);

/** Throws AppError `invalid` for anything that no page handed out. */
export function parseCursor(text: string): EventCursor & { readonly direction: CursorDirection } {
  const match = /^(before_)?(undated|-?\d{1,16}(?:\.\d{1,3})?)_([0-9a-f]{32})_([0-9a-f]{32})$/.exec(
    text,
  );
  const timeMs = match?.[2] === undefined || match[2] === "undated" ? null : Number(match[2]);
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
    eventId: match[3] ?? "",
    contentHash: match[4] ?? "",
    direction: match[1] === undefined ? "after" : "before",
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
