import type { Reader } from "@/lib/auth/reader";
import { plainArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import type { EventFiles } from "@/lib/search/field";
import type { StoredEvent } from "./event-rows";

interface FileRow {
  readonly id: number;
  readonly key: string;
  readonly verdict: string;
}

/**
 * The log files that delivered some events, one answer for each: the first one with what proves it,
 * then those of its copies.
 * @param asof only copies in files committed up to it; null: in all
 */
export async function readEventFiles(
  reader: Reader,
  events: readonly StoredEvent[],
  asof: number | null,
): Promise<EventFiles[]> {
  if (events.length === 0) return [];
  const copies = await findCopies(reader, events);
  const ids = new Set([...events, ...copies].map(({ fileId }) => fileId));
  const rows = await ask<FileRow>(
    reader,
    Prisma.sql`select d.id, d.key, coalesce(i.verdict, 'not-checked') as verdict
      from log_file d left join file_integrity i on i.file_id = d.id
      where d.id = any(${plainArray(ids)}::int4[]) and (${asof}::int4 is null or d.seq <= ${asof}::int4)`,
  );
  const files = new Map(rows.map((row) => [row.id, row]));
  const keys = events.map(({ fileId }) => new Set([files.get(fileId)?.key ?? ""]));
  for (const { at, fileId } of copies) {
    const file = files.get(fileId);
    if (file) keys[at]?.add(file.key);
  }
  return events.map(({ fileId }, at) => ({
    keys: [...(keys[at] ?? [])],
    verdict: files.get(fileId)?.verdict ?? "not-checked",
  }));
}

/** @returns files by the place of their event in the list */
async function findCopies(
  reader: Reader,
  events: readonly StoredEvent[],
): Promise<{ readonly at: number; readonly fileId: number }[]> {
  const column = (pick: (event: StoredEvent) => number | string) => plainArray(events.map(pick));
  return ask(
    reader,
    Prisma.sql`select (p.number - 1)::int4 as at, c.file_id as "fileId"
      from unnest(${column((event) => event.accountId)}::int4[],
        ${column((event) => event.eventId)}::uuid[], ${column((event) => event.contentHash)}::uuid[])
        with ordinality as p(account_id, event_id, content_hash, number)
      join event_copy c using (account_id, event_id, content_hash)
      order by p.number, c.file_id, c.ordinal`,
  );
}
