import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { countVerdicts } from "@/lib/events/count-verdicts";
import { EVENTS_OF_ALERT } from "./alert-rows";

/** Events whose log files are asked for. */
const MOST = 1_000;

/** What proves the log files of an alert's events, by verdict; of very many the first ones. */
export async function evidenceVerdicts(
  reader: Reader,
  id: number,
): Promise<Record<string, number>> {
  const files = await ask<{ id: number }>(
    reader,
    Prisma.sql`select distinct e.file_id as id from (
        select x.* from alert a cross join lateral ${EVENTS_OF_ALERT} as x
        where a.id = ${id}::int4 order by event_time limit ${MOST}) as x
      join event e using (account_id, event_id, content_hash, event_time)`,
  );
  return (await countVerdicts(reader, new Set(files.map((file) => file.id)))).files;
}
