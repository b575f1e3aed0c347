import type { CaseIndicator } from "@/lib/api/case-contract";
import { DEFAULT_SEARCH } from "@/lib/search/event-search";
import { printSearch } from "@/lib/search/url";
import { valueCondition } from "@/lib/search/value-condition";

export const INDICATOR_WORDS: Readonly<Record<CaseIndicator["kind"], string>> = {
  ip: "Address",
  "access-key": "Access key",
  principal: "User or role",
  "user-agent": "Client",
  resource: "Resource",
  account: "Account",
  other: "Other",
};

/** The field of the query language that holds a kind of indicator; null: it may stand anywhere. */
const FIELDS: Readonly<Record<CaseIndicator["kind"], string | null>> = {
  ip: "ip",
  "access-key": "key",
  principal: "principal",
  "user-agent": "userAgent",
  resource: "resource",
  account: "account",
  other: null,
};

export function isIndicatorKind(text: string): text is CaseIndicator["kind"] {
  return Object.hasOwn(INDICATOR_WORDS, text);
}

/** Events that have one of the indicators, as the query language asks for them. */
export function indicatorQuery(indicators: readonly CaseIndicator[]): string {
  return indicators
    .map(({ kind, value }) => {
      const field = FIELDS[kind];
      return field === null ? JSON.stringify(value) : valueCondition(field, value);
    })
    .join(" OR ");
}

/** The events page with a query over the time of a case. */
export function eventsHref(q: string, from: string | null, to: string | null): string {
  return `/events?${printSearch({ ...DEFAULT_SEARCH, q, from, to })}`;
}
