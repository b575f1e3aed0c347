import type { EventLink, Period } from "@/lib/api/period-contract";
import { maskSecrets } from "@/lib/cloudtrail/mask-secrets";
import { allOf, hasAny } from "@/lib/events/query-conditions";
import type { Query } from "@/lib/search/ast";
import { MAX_QUERY_LENGTH } from "@/lib/search/limits";
import { printQuery } from "@/lib/search/print";

/** A time, and the accounts of the URL: what every number of the page is about. */
export interface LinkBase {
  readonly period: Pick<Period, "fromMs" | "toMs">;
  readonly scope: string | undefined;
}

/** A text that was cleaned or cut to be stored (lib/ingest/parse/storable.ts): no query says it. */
const UNSAYABLE = /\uFFFD|… #[0-9a-f]{16}/u;

/** The events of a time, of the accounts of the URL and, when one is given, of a condition. */
export function linkTo(
  { scope, period: { fromMs, toMs } }: LinkBase,
  condition: Query | null = null,
): EventLink {
  const accounts = (scope ?? "").split(",").map((part) => part.trim());
  const inScope = accounts.join("") === "" ? null : hasAny("account", accounts);
  return { q: printQuery(allOf([inScope, condition])), fromMs, toMs };
}

/**
 * The same for a value that came from a log. Null when no link can lead there: it is too long for a
 * query, is not stored as the record has it, or holds a secret that a URL must not.
 */
export function linkToValue(base: LinkBase, condition: Query): EventLink | null {
  const link = linkTo(base, condition);
  const { q } = link;
  const isSayable = q.length <= MAX_QUERY_LENGTH && !UNSAYABLE.test(q) && maskSecrets(q).text === q;
  return isSayable ? link : null;
}
