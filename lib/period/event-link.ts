import type { EventLink, Period } from "@/lib/api/period-contract";
import { allOf, hasAny } from "@/lib/events/query-conditions";
import { shownText } from "@/lib/events/shown-value";
import type { Query } from "@/lib/search/ast";
import { MAX_QUERY_LENGTH } from "@/lib/search/limits";
import { printQuery } from "@/lib/search/print";

/** What the numbers of a page are counted of. */
export interface LinkBase {
  /** Absent or null: all events. */
  readonly query?: Query | null;
  /** Accounts of the URL, comma-separated. */
  readonly scope: string | undefined;
  readonly period: Pick<Period, "fromMs" | "toMs">;
}

/** A text that was cleaned or cut to be stored (lib/ingest/parse/storable.ts): no query says it. */
const UNSAYABLE = /\uFFFD|… #[0-9a-f]{16}/u;

/** The events behind a number that no value of a log decides. */
export function linkTo(
  { query = null, scope, period: { fromMs, toMs } }: LinkBase,
  condition: Query | null = null,
): EventLink {
  const accounts = (scope ?? "").split(",").map((part) => part.trim());
  const inScope = accounts.join("") === "" ? null : hasAny("account", accounts);
  return { q: joinable(allOf([query, inScope, condition])), fromMs, toMs };
}

/**
 * The same for a value that came from a log. Null when no link can lead there: it is too long for a
 * query, is not stored as the record has it, or holds a secret that a URL must not.
 */
export function linkToValue(base: LinkBase, condition: Query | null = null): EventLink | null {
  const link = linkTo(base, condition);
  const { q } = link;
  const isSayable = q.length <= MAX_QUERY_LENGTH && !UNSAYABLE.test(q) && shownText(q) === q;
  return isSayable ? link : null;
}

/** A query as text that more conditions can be written behind. */
export function joinable(query: Query | null): string {
  const text = printQuery(query);
  return query?.kind === "or" ? `(${text})` : text;
}
