import type { AlertDetail } from "@/lib/api/alert-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { timeOf } from "./alert-rows";

/** Entries and deliveries shown of one alert, the newest of more. */
const MOST = 500;

/** What happened to an alert, the newest first, and what was sent of it. */
export async function alertHistory(
  reader: Reader,
  id: number,
): Promise<Pick<AlertDetail, "entries" | "deliveries">> {
  const [entries, deliveries] = await Promise.all([
    ask<AlertDetail["entries"][number]>(
      reader,
      Prisma.sql`select id::float8, ${timeOf("at")} as "atMs", actor, kind, detail
        from alert_entry where alert_id = ${id}::int4 order by alert_entry.id desc limit ${MOST}`,
    ),
    ask<AlertDetail["deliveries"][number]>(
      reader,
      Prisma.sql`select d.id::float8, o.name as action, o.kind, d.cause, d.state, d.attempts,
          ${timeOf("d.created_at")} as "createdAtMs", ${timeOf("d.sent_at")} as "sentAtMs",
          case when d.state in ('waiting', 'sending') then ${timeOf("d.not_before")} end as "nextTryMs",
          d.problem
        from alert_delivery d join alert_action o on o.id = d.action_id
        where d.alert_id = ${id}::int4 order by d.id desc limit ${MOST}`,
    ),
  ]);
  return { entries, deliveries };
}
