import type { ContextMode } from "@/lib/api/analysis-contract";
import type { CloudTrailEvent } from "@/lib/cloudtrail/event";
import type { Query } from "@/lib/search/ast";
import { printQuery } from "@/lib/search/print";
import { allOf, hasAny, hasExactly, hasValue } from "./query-conditions";

/** What the events around one event must have in common with it. */
export interface ContextCondition {
  /** Null asks for nothing but the time. */
  readonly query: Query | null;
  /** Why the mode cannot be asked of this event. */
  readonly missing: string | null;
  readonly note: string | null;
}

/**
 * The condition of a mode, of at most `room` characters, since a query that is longer than a link
 * may carry could not be shown again.
 */
export function contextCondition(
  mode: ContextMode,
  event: CloudTrailEvent,
  room: number,
): ContextCondition {
  switch (mode) {
    case "time":
      return event.eventTimeMs === null
        ? missing("The record has no usable time, so nothing is around it.")
        : { query: null, missing: null, note: null };
    case "session":
      return shared(event.sessionKey, "session", (key) => hasExactly("session_key", key), room);
    case "ip":
      return event.sourceIp !== null && !event.sourceIsAddress
        ? missing(`The request came from ${event.sourceIp}, which is not an IP address.`)
        : shared(event.sourceIp, "IP address", (ip) => hasValue("ip", ip), room);
    case "key":
      return shared(event.accessKeyId, "access key", (key) => hasValue("key", key), room);
    case "resource":
      return sharedResource(event, room);
    case "principal":
      return samePrincipal(event, room);
  }
}

function shared(
  value: string | null,
  name: string,
  condition: (value: string) => Query,
  room: number,
): ContextCondition {
  if (value === null) return missing(`The record names no ${name}.`);
  return fitting(condition(value), name, room);
}

/** Any of the record's resources, as far as they go into one query. */
function sharedResource({ resources }: CloudTrailEvent, room: number): ContextCondition {
  const arns = [...new Set(resources.map(({ arn }) => arn).filter((arn) => arn !== null))];
  if (arns.length === 0) return missing("The record names no resource.");
  let count = arns.length;
  while (count > 1 && printQuery(hasAny("resource", arns.slice(0, count))).length > room) count--;
  const condition = fitting(hasAny("resource", arns.slice(0, count)), "resource", room);
  return count === arns.length || condition.query === null
    ? condition
    : { ...condition, note: `Only ${count} of the ${arns.length} resources go into one search.` };
}

/** Name, kind and account: what the key of a principal is made of (lib/cloudtrail/principal.ts). */
function samePrincipal(event: CloudTrailEvent, room: number): ContextCondition {
  const { key, kind, name, accountId } = event.principal;
  // The last part of the key is who; it is empty when the record names nobody.
  if (key.endsWith("|")) return missing("The record does not say who acted.");
  const isCallers = accountId !== null && accountId === event.callerAccountId;
  const query = allOf([
    hasExactly("user", name),
    hasValue("kind", kind),
    isCallers ? hasValue("caller", accountId) : null,
  ]);
  const condition = fitting(query, "principal", room);
  if (isCallers || accountId === null || condition.query === null) return condition;
  const note = `The principal is of account ${accountId}, which is not the caller's: events of principals of the same name and kind in other accounts are listed too.`;
  return { ...condition, note };
}

function fitting(query: Query | null, name: string, room: number): ContextCondition {
  return printQuery(query).length > room
    ? missing(`The ${name} is too long to be searched for in one query.`)
    : { query, missing: null, note: null };
}

function missing(reason: string): ContextCondition {
  return { query: null, missing: reason, note: null };
}
