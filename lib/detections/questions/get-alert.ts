import type { AlertDetail, AlertRow, AlertRule } from "@/lib/api/alert-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import type { RuleHead } from "@/lib/sigma/rule";
import { isAlertInScope } from "./alert-filter";
import { alertHistory } from "./alert-history";
import { aroundAlert, exactEvents } from "./alert-links";
import { EVENTS_OF_ALERT, readAlerts, timeOf } from "./alert-rows";
import { evidenceVerdicts } from "./evidence-verdicts";

/**
 * An alert that the reader may see: all of its accounts are in sight. Throws AppError `not_found`,
 * which does not tell "no such alert" from "not yours to see".
 */
export async function findAlert(reader: Reader, id: number): Promise<AlertRow> {
  const scope = await isAlertInScope(reader);
  const where = Prisma.sql`a.id = ${id}::int4 and ${scope}`;
  const [alert] = await readAlerts(reader, where, Prisma.sql`a.id`, { limit: 1 });
  if (alert) return alert;
  throw new AppError("not_found", `There is no alert ${id}, or it is not yours to see.`);
}

/** Everything about one alert but its events, which come in pages. Throws AppError `not_found`. */
export async function getAlert(reader: Reader, id: number): Promise<AlertDetail> {
  const alert = await findAlert(reader, id);
  const [more, rule, hours, verdicts, suppressions, history, exactly] = await Promise.all([
    readMore(reader, id),
    ruleOf(reader, id),
    hoursOf(reader, id),
    evidenceVerdicts(reader, id),
    suppressionsOf(reader, id),
    alertHistory(reader, id),
    exactEvents(reader, id),
  ]);
  const around = aroundAlert(alert);
  return { ...alert, ...more, ...history, rule, hours, verdicts, suppressions, exactly, around };
}

type More = Pick<AlertDetail, "numbers" | "windowStartMs" | "windowEndMs" | "events">;

async function readMore(reader: Reader, id: number): Promise<More> {
  const [more] = await ask<More>(
    reader,
    Prisma.sql`select a.numbers, ${timeOf("a.window_start")} as "windowStartMs",
        ${timeOf("a.window_end")} as "windowEndMs",
        (select count(*)::int4 from ${EVENTS_OF_ALERT} as e) as events
      from alert a where a.id = ${id}::int4`,
  );
  return more ?? { numbers: null, windowStartMs: null, windowEndMs: null, events: 0 };
}

interface RuleRow extends Pick<AlertRule, "id" | "version" | "isOld" | "title"> {
  readonly author: string | null;
  readonly license: string | null;
  /** As it was written with the version: lib/detections/rules/insert-versions.ts. */
  readonly head: Partial<RuleHead> | null;
}

async function ruleOf(reader: Reader, id: number): Promise<AlertRule | null> {
  const [row] = await ask<RuleRow>(
    reader,
    Prisma.sql`select r.id, v.number as version, v.id is distinct from r.version_id as "isOld",
        v.title, v.author, v.license, v.head
      from alert a join detection_rule r on r.id = a.rule_id
      join rule_version v on v.id = coalesce(a.version_id, r.version_id)
      where a.id = ${id}::int4`,
  );
  if (!row) return null;
  const { head, ...rule } = row;
  return {
    ...rule,
    description: head?.description ?? null,
    references: [...(head?.references ?? [])],
    tags: [...(head?.tags ?? [])],
    falsePositives: [...(head?.falsepositives ?? [])],
    response: [...(head?.custom?.response ?? [])],
  };
}

/** Whether an event failed is told by the index, which has it of every event. */
function hoursOf(reader: Reader, id: number): Promise<AlertDetail["hours"]> {
  return ask(
    reader,
    Prisma.sql`select extract(epoch from date_trunc('hour', x.event_time, 'UTC'))::float8 * 1000 as "startMs",
        count(*)::int4 as count, (count(*) filter (where e.outcome in (2, 3)))::int4 as failed
      from alert a cross join lateral ${EVENTS_OF_ALERT} as x
      left join event e using (account_id, event_id, content_hash, event_time)
      where a.id = ${id}::int4 and isfinite(x.event_time)
      group by 1 order by 1 limit 1000`,
  );
}

function suppressionsOf(reader: Reader, id: number): Promise<AlertDetail["suppressions"]> {
  return ask(
    reader,
    Prisma.sql`select s.id, s.reason, ${timeOf("s.expires_at")} as "expiresAtMs",
        count(*)::int4 as hits
      from rule_hit h join suppression s on s.id = h.suppression_id
      where h.alert_id = ${id}::int4 group by s.id
      union all
      select s.id, s.reason, ${timeOf("s.expires_at")}, a.count
      from alert a join suppression s
        on s.detector = a.detector and s.subject_hash = a.subject_hash
      where a.id = ${id}::int4 and a.is_suppressed and s.created_at <= a.created_at
      order by 1`,
  );
}
