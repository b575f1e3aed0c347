import type { AlertRow } from "@/lib/api/alert-contract";
import type { EventLink } from "@/lib/api/period-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { allOf, hasAny, hasExactly, hasValue } from "@/lib/events/query-conditions";
import { linkToValue } from "@/lib/period/event-link";
import type { Query } from "@/lib/search/ast";
import { printQuery } from "@/lib/search/print";
import { EVENTS_OF_ALERT } from "./alert-rows";

/** Ids that a query has room for. */
const MOST_IDS = 45;

/** Fields that rules and detectors tell their subject by, as the query language names them. */
const FIELDS: ReadonlyMap<string, string> = new Map([
  ["ct.principal", "principal_key"],
  ["ct.principal_name", "user"],
  ["ct.account", "account"],
  ["ct.session", "session_key"],
  ["ct.session_name", "session"],
  ["ct.client", "client"],
  ["recipientAccountId", "account"],
  ["awsRegion", "region"],
  ["eventName", "event"],
  ["eventSource", "service"],
  ["errorCode", "error"],
  ["sourceIPAddress", "ip"],
  ["src_ip", "ip"],
  ["userIdentity.arn", "arn"],
  ["userIdentity.accessKeyId", "key"],
]);

/** Exactly the events of an alert; null where they are too many for a query. */
export async function exactEvents(reader: Reader, id: number): Promise<EventLink | null> {
  const rows = await ask<{ eventId: string }>(
    reader,
    Prisma.sql`select distinct x.event_id::text as "eventId"
      from alert a cross join lateral ${EVENTS_OF_ALERT} as x
      where a.id = ${id}::int4 limit ${MOST_IDS + 1}`,
  );
  if (rows.length === 0 || rows.length > MOST_IDS) return null;
  const ids = rows.map(({ eventId }) => eventId).sort();
  return { q: printQuery(hasAny("id", ids)), fromMs: null, toMs: null };
}

/** All events of what an alert is about, from its first event to its last. */
export function aroundAlert({ subject, accounts, firstMs, lastMs }: AlertRow): EventLink | null {
  if (firstMs === null || lastMs === null) return null;
  const conditions = subject
    .filter(({ value }) => value !== "")
    .map(({ field, value }): Query | null => {
      const name = FIELDS.get(field);
      if (name === undefined || value === null) return null;
      return name === "principal_key" ? hasExactly(name, value) : hasValue(name, value);
    });
  // A part that no query says would make it about more.
  if (conditions.length === 0 || conditions.includes(null)) return null;
  const inAccounts = accounts.length === 0 ? null : hasAny("account", accounts);
  // Half-open: the last event is in it.
  const period = { fromMs: firstMs, toMs: Math.floor(lastMs / 1000) * 1000 + 1000 };
  return linkToValue({ scope: undefined, period }, allOf([inAccounts, ...conditions]));
}
