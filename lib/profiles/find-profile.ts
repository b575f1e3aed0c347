import type { Profile, ProfileKind } from "@/lib/api/profile-contract";
import type { Reader } from "@/lib/auth/reader";
import { plainArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { isAccountInScope } from "@/lib/db/search/account-scope";
import { VALUE_KINDS } from "@/lib/db/stored-numbers";
import { AppError } from "@/lib/errors";
import { exactFilter } from "@/lib/events/exact-filter";
import { isInScope } from "@/lib/events/indexed-names";
import { indexedSpan } from "@/lib/events/time-span";
import { shortenMiddle } from "@/lib/format/shorten";
import { formatTimeInWords } from "@/lib/format/time";
import { keyOf, keyText } from "@/lib/period/value-key";
import type { Query } from "@/lib/search/ast";
import { profileCondition } from "./profile-query";
import { resourceId } from "./resource-condition";

/** A profile of which the reader may see events. */
export interface FoundProfile {
  readonly kind: ProfileKind;
  /** As the index has it. */
  readonly id: string;
  readonly query: Query;
  /** Rows of the dictionary that are this principal or account; empty for other kinds. */
  readonly ids: readonly number[];
  /** SQL over `principal_day d`: its days; null where the day sums cannot tell. */
  readonly days: Prisma.Sql | null;
  /** Of all its events; null when none has a time, or too many records would tell. */
  readonly firstMs: number | null;
  readonly lastMs: number | null;
}

const NAMES: Readonly<Record<ProfileKind, string>> = {
  principal: "user, role or service",
  session: "session",
  ip: "source",
  key: "access key",
  resource: "resource",
  account: "account",
};

/** Throws AppError `not_found` that says what was looked for, and how far the index reaches. */
export async function findProfile(
  reader: Reader,
  kind: ProfileKind,
  id: string,
  nowMs: number,
): Promise<FoundProfile> {
  const key = keyText(id);
  const found = key === null ? null : await look(reader, kind, id, key, nowMs);
  if (found !== null) return found;
  const span = await indexedSpan(reader, nowMs);
  const covered =
    span === null
      ? "The index holds no events that you may see."
      : `The index has events from ${formatTimeInWords(span.fromMs, "utc")} to ${formatTimeInWords(span.toMs, "utc")}.`;
  throw new AppError(
    "not_found",
    `No event has the ${NAMES[kind]} "${shortenMiddle(id, 80)}". ${covered}`,
  );
}

async function look(
  reader: Reader,
  kind: ProfileKind,
  id: string,
  key: string,
  nowMs: number,
): Promise<FoundProfile | null> {
  if (kind === "principal") return lookPrincipal(reader, id, key);
  if (kind === "account") return lookAccount(reader, id, key);
  const query = profileCondition(kind, id);
  const shown = kind === "resource" ? resourceId(id) : id;
  const base = { kind, id: shown, query, ids: [], days: null };
  try {
    const filter = await exactFilter(reader, { query, ...ALWAYS, asof: null, nowMs });
    const [row] = await ask<SpanRow>(
      reader,
      Prisma.sql`select count(*) as events, ${spanOf("e.event_time", "e.event_time")}
        from event e where ${filter.where}`,
    );
    if (!row || row.events === 0n) return null;
    return { ...base, firstMs: row.firstMs, lastMs: row.lastMs };
  } catch (error) {
    // The period may still be short enough to be counted.
    if (!(error instanceof AppError) || error.kind !== "timeout") throw error;
    return { ...base, firstMs: null, lastMs: null };
  }
}

const ALWAYS = { fromMs: null, toMs: null };

interface SpanRow extends Pick<Profile, "firstMs" | "lastMs"> {
  readonly events: bigint;
}

/** SQL: first and last of two columns of times, those that are no times left out. */
export function spanOf(first: string, last: string): Prisma.Sql {
  const of = (aggregate: string, column: string) =>
    Prisma.raw(
      `extract(epoch from ${aggregate}(${column}) filter (where ${column} > '-infinity'))::float8 * 1000`,
    );
  return Prisma.sql`${of("min", first)} as "firstMs", ${of("max", last)} as "lastMs"`;
}

async function lookPrincipal(
  reader: Reader,
  id: string,
  key: string,
): Promise<FoundProfile | null> {
  const rows = await ask<{ id: number; key: string } & Pick<Profile, "firstMs" | "lastMs">>(
    reader,
    Prisma.sql`select p.id, min(p.key) as key, ${spanOf("d.first_time", "d.last_time")}
      from principal p join principal_day d on d.principal_id = p.id
      where ${keyOf("p.key")} = ${key} and d.kind = ${VALUE_KINDS.shape}::int2 and ${isAccountInScope(reader, "d.account_id")}
      group by 1 order by 1`,
  );
  const [first] = rows;
  if (!first) return null;
  const ids = rows.map((row) => row.id);
  return {
    kind: "principal",
    id: rows.some((row) => row.key === id) ? id : first.key,
    query: profileCondition("principal", id),
    ids,
    days: Prisma.sql`d.principal_id = any(${plainArray(ids)}::int4[])`,
    ...spanOfRows(rows),
  };
}

async function lookAccount(reader: Reader, id: string, key: string): Promise<FoundProfile | null> {
  const rows = await ask<{ id: number; value: string } & Pick<Profile, "firstMs" | "lastMs">>(
    reader,
    Prisma.sql`select d.id, min(d.value) as value, ${spanOf("d.first_seen", "d.last_seen")}
      from account d where ${keyOf("d.value")} = ${key} and ${isInScope(reader, "d.value")}
        and exists (select from activity_hour h where h.account_id = d.id)
      group by 1 order by 1`,
  );
  const [first] = rows;
  if (!first) return null;
  const ids = rows.map((row) => row.id);
  return {
    kind: "account",
    id: rows.some((row) => row.value === id) ? id : first.value,
    query: profileCondition("account", id),
    ids,
    days: Prisma.sql`d.account_id = any(${plainArray(ids)}::int4[])`,
    ...spanOfRows(rows),
  };
}

function spanOfRows(rows: readonly Pick<Profile, "firstMs" | "lastMs">[]) {
  const firsts = rows.flatMap(({ firstMs }) => firstMs ?? []);
  const lasts = rows.flatMap(({ lastMs }) => lastMs ?? []);
  return {
    firstMs: firsts.length > 0 ? Math.min(...firsts) : null,
    lastMs: lasts.length > 0 ? Math.max(...lasts) : null,
  };
}
