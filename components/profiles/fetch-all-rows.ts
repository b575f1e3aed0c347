import type { QueryClient } from "@tanstack/react-query";
import type { PeriodParams } from "@/lib/api/period-contract";
import type { ProfileKind, ProfileList, ProfileRow } from "@/lib/api/profile-contract";
import { type ProfilePage, profileListQuery } from "@/lib/api/profile-queries";
import { type ListView, listAsked } from "./list-view";

/** As many as the API gives at once. */
const AT_ONCE = 200;

/**
 * All rows of a list, page after page. Ends early when the signal fires. Rejects as the API does;
 * `onRows` has told by then of what had come.
 */
export async function fetchAllRows(
  client: QueryClient,
  {
    kind,
    period,
    view,
  }: {
    readonly kind: ProfileKind;
    readonly period: PeriodParams;
    readonly view: ListView;
  },
  onRows: (rows: readonly ProfileRow[], total: number) => void,
  signal: AbortSignal,
): Promise<void> {
  // Events that arrive meanwhile can move a row over the edge of a page: none is listed twice.
  const rows = new Map<string, ProfileRow>();
  let offset: number | null = 0;
  while (offset !== null && !signal.aborted) {
    const page: ProfilePage = { ...listAsked(view), offset, limit: AT_ONCE };
    const found: ProfileList = await client.fetchQuery(profileListQuery(kind, period, page));
    for (const row of found.rows) rows.set(row.id, row);
    offset = found.nextOffset;
    if (!signal.aborted) onRows([...rows.values()], found.total);
  }
}
