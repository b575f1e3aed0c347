import { Prisma } from "@/lib/db/generated/client";
import { VALUE_KINDS } from "@/lib/db/stored-numbers";
import type { Finding } from "@/lib/detections/finding";
import { formatCounted } from "@/lib/format/count";
import { formatTimeInWords } from "@/lib/format/time";
import { type Detect, NOTHING, type ReadTx } from "./detector";
import { DAY_MS, type JudgedDay, judgedRows, listJudgedDays, scopesOf } from "./judged-days";
import { type KnownPast, readKnownPast } from "./known-past";

const DORMANT_DAYS = 90;
/** Of these days, as many must be known: what was not delivered is no silence. */
const KNOWN_DAYS = 72;

interface Waking {
  readonly at: number;
  /** Of an access key; null for the principal itself. */
  readonly accessKey: string | null;
  readonly lastDayMs: number;
  readonly calls: number;
  readonly failed: number;
  readonly firstMs: number;
  readonly lastMs: number;
}

/** D1: a principal or long-term key that was not used for 90 days is used again. */
export const detectDormant: Detect = async (tx, changes) => {
  const listed = await listJudgedDays(tx, changes.days);
  const days = listed.filter(({ kind }) => kind !== "service" && kind !== "unknown");
  if (days.length === 0) return NOTHING;
  const rows = await readWakings(tx, days);
  const past = await readKnownPast(
    tx,
    rows.flatMap(({ at }) => days[at] ?? []),
    DORMANT_DAYS,
  );
  const whole = new Set(rows.flatMap(({ at, accessKey }) => (accessKey === null ? [at] : [])));
  const findings = rows.flatMap((row) => {
    // The key of a principal that woke up says nothing more.
    const day = row.accessKey !== null && whole.has(row.at) ? undefined : days[row.at];
    return day ? findingOf(day, row, past) : [];
  });
  return { scopes: scopesOf(days), findings };
};

function findingOf(day: JudgedDay, row: Waking, past: KnownPast): Finding[] {
  const { accountId, dayMs, key, kind } = day;
  const known = past.count(accountId, dayMs, DORMANT_DAYS);
  if (known < KNOWN_DAYS) return [];
  const silentDays = Math.round((dayMs - row.lastDayMs) / DAY_MS);
  const last = formatTimeInWords(row.lastDayMs, "utc").replace(/ \d\d:.*$/, "");
  const isKey = row.accessKey !== null;
  return [
    {
      detector: "dormant",
      subject: [
        { field: "ct.principal", value: key },
        ...(row.accessKey === null
          ? []
          : [{ field: "userIdentity.accessKeyId", value: row.accessKey }]),
      ],
      accountIds: [accountId],
      windowStartMs: dayMs,
      windowEndMs: dayMs + DAY_MS,
      firstMs: row.firstMs,
      lastMs: row.lastMs,
      count: row.calls,
      failed: row.failed,
      level: kind === "role" ? "low" : "medium",
      title: isKey
        ? "A key that was long unused is used again"
        : "Active again after a long silence",
      sentence: `${formatCounted(row.calls, "call")}; ${isKey ? "this key" : "this principal"} was last used on ${last}, ${formatCounted(silentDays, "day")} before. Something of the account is known of ${known} of the ${DORMANT_DAYS} days between.`,
      numbers: { silentDays, knownDays: known, days: DORMANT_DAYS, lastDayMs: row.lastDayMs },
      events: [],
    },
  ];
}

/** Principals and keys of these days whose last day before is long ago; none that have no day before. */
function readWakings(tx: ReadTx, days: readonly JudgedDay[]): Promise<Waking[]> {
  const used = (kind: number, accessKey: Prisma.Sql, more: Prisma.Sql) => Prisma.sql`
    select j.at, ${accessKey} as "accessKey", min(j.day) as day, sum(x.count)::int4 as calls,
      sum(x.denied + x.errors)::int4 as failed, min(x.first_time) as first, max(x.last_time) as last,
      max((select max(b.day) from principal_day b where b.account_id = j.account_id
        and b.principal_id = j.principal_id and b.kind = ${kind}::int2 and b.day < j.day
        and b.day > '-infinity' ${more})) as before
    from ${judgedRows(days)} left join principal_day x on x.account_id = j.account_id
      and x.principal_id = j.principal_id and x.kind = ${kind}::int2 and x.day = j.day`;
  return tx.$queryRaw<Waking[]>(Prisma.sql`
    select at, "accessKey", calls, failed, extract(epoch from before)::float8 * 1000 as "lastDayMs",
      extract(epoch from first)::float8 * 1000 as "firstMs",
      extract(epoch from last)::float8 * 1000 as "lastMs"
    from (
      ${used(VALUE_KINDS.region, Prisma.sql`null::text`, Prisma.empty)} group by 1
      union all
      ${used(VALUE_KINDS.accessKey, Prisma.sql`k.value`, Prisma.sql`and b.value_id = x.value_id`)}
      join access_key k on k.id = x.value_id where k.value like 'AKIA%' group by 1, 2) as w
    where calls > 0 and before <= day - ${DORMANT_DAYS}::int4 * interval '1 day'
    order by 1, 2`);
}
