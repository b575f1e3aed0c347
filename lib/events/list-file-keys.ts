import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { postgresText } from "@/lib/db/postgres-text";
import type { EventQuestion } from "@/lib/db/search/event-filter";
import { instant } from "@/lib/db/sql-instant";
import { isInScope } from "./indexed-names";

/**
 * Keys of log files with events in a window that hold a text, the newest in the index first.
 * @param part in lower case; empty for any
 */
export async function listFileKeys(
  reader: Reader,
  part: string,
  { fromMs, toMs }: Pick<EventQuestion, "fromMs" | "toMs">,
  most: number,
): Promise<string[]> {
  const from = fromMs === null ? Prisma.empty : Prisma.sql`and max_time >= ${instant(fromMs)}`;
  const to = toMs === null ? Prisma.empty : Prisma.sql`and min_time < ${instant(toMs)}`;
  const rows = await ask<{ key: string }>(
    reader,
    Prisma.sql`select key from log_file
      where seq is not null and events + copies > 0 and strpos(lower(key), ${postgresText(part)}) > 0
        and ${isInScope(reader, "account")} ${from} ${to}
      order by seq desc limit ${most}`,
  );
  return [...new Set(rows.map(({ key }) => key))];
}
