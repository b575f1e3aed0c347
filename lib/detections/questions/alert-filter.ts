import type { AlertFilters } from "@/lib/api/alert-contract";
import type { Reader } from "@/lib/auth/reader";
import { plainArray } from "@/lib/db/array-literal";
import { Prisma } from "@/lib/db/generated/client";
import { postgresText } from "@/lib/db/postgres-text";
import { accountIds } from "@/lib/db/search/account-scope";
import { instant } from "@/lib/db/sql-instant";
import { readRange } from "@/lib/events/to-question";

/** What a list of alerts can be narrowed by, each as SQL over `alert a`; null: not asked. */
export type AlertConditions = Readonly<
  Record<keyof AlertFilters | "since", Prisma.Sql | null> & { readonly scope: Prisma.Sql }
>;

/** SQL over `alert a`: alerts that have events, all of them in accounts that the reader may see. */
export async function isAlertInScope(reader: Reader): Promise<Prisma.Sql> {
  const ids = await accountIds(reader);
  const scope = ids && Prisma.sql`and a.account_ids <@ ${plainArray(ids)}::int4[]`;
  return Prisma.sql`a.count > 0 ${scope ?? Prisma.empty}`;
}

/** Throws AppError `invalid` for times that cannot be read. */
export async function alertConditions(
  reader: Reader,
  asked: AlertFilters & { readonly since?: number | undefined },
  nowMs: number,
): Promise<AlertConditions> {
  const { state, kind, level, rule, detector, account, assignee, text, since = 0 } = asked;
  const { fromMs, toMs } = readRange(asked.from, asked.to, nowMs);
  return {
    scope: await isAlertInScope(reader),
    state: state === "all" ? null : Prisma.sql`a.state = ${state}`,
    kind: KINDS[kind],
    level: given(level, (value) => Prisma.sql`a.level = ${value}`),
    rule: given(rule, (value) => Prisma.sql`a.rule_id = ${value}::int4`),
    detector: given(detector, (value) => Prisma.sql`a.detector = ${postgresText(value)}`),
    account: given(
      account,
      (value) =>
        Prisma.sql`a.account_ids && array(select id from account where value = ${postgresText(value)})`,
    ),
    assignee: given(assignee, (value) =>
      value === "none"
        ? Prisma.sql`a.assignee is null`
        : Prisma.sql`a.assignee = ${postgresText(value)}`,
    ),
    text: given(text, (value) => saysText(postgresText(value))),
    from: fromMs === null ? null : Prisma.sql`a.last_time >= ${instant(fromMs)}`,
    to: toMs === null ? null : Prisma.sql`a.first_time < ${instant(toMs)}`,
    since: since === 0 ? null : Prisma.sql`a.id > ${since}::int4`,
  };
}

/** All of the conditions, perhaps but for one: what is counted beside a filter that is set. */
export function allBut(conditions: AlertConditions, but?: keyof AlertConditions): Prisma.Sql {
  const held = Object.entries(conditions).flatMap(([name, sql]) =>
    name === but || sql === null ? [] : [sql],
  );
  return Prisma.join(held, " and ");
}

/** An alert that was withdrawn is nothing else any more. */
const KINDS: Readonly<Record<AlertFilters["kind"], Prisma.Sql>> = {
  shown: Prisma.sql`not a.is_withdrawn and not a.is_suppressed`,
  suppressed: Prisma.sql`a.is_suppressed and not a.is_withdrawn`,
  withdrawn: Prisma.sql`a.is_withdrawn`,
};

function given<Value>(
  value: Value | undefined,
  sql: (value: Value) => Prisma.Sql,
): Prisma.Sql | null {
  return value === undefined || value === "" ? null : sql(value);
}

function saysText(text: string): Prisma.Sql {
  return Prisma.sql`(strpos(lower(a.title || ' ' || coalesce(a.sentence, '')), lower(${text})) > 0
    or exists (select from jsonb_array_elements(a.subject) s
      where strpos(lower(s ->> 'value'), lower(${text})) > 0))`;
}
