import type { IndicatorType, Query } from "./ast";

/** How many pasted indicators a query has, for one line beside it. */
export interface IndicatorCount {
  readonly total: number;
  /** The most frequent type first. */
  readonly types: readonly { readonly type: IndicatorType; readonly count: number }[];
  /** `12 indicators: 9 IP, 2 ARN, 1 key`. */
  readonly text: string;
}

const SHORT: Readonly<Record<IndicatorType, string>> = {
  arn: "ARN",
  ip: "IP",
  cidr: "CIDR",
  key: "key",
  principalid: "principal id",
  account: "account",
  uuid: "id",
  region: "Region",
  service: "service",
};

/** Counts the indicators of a query by type, wherever they stand in it; null when it has none. */
export function countIndicators(query: Query | null): IndicatorCount | null {
  const counts = new Map<IndicatorType, number>();
  const waiting = query === null ? [] : [query];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.kind === "and" || next.kind === "or") waiting.push(...next.items);
    else if (next.kind === "not") waiting.push(next.item);
    else if (next.kind === "indicator") counts.set(next.type, (counts.get(next.type) ?? 0) + 1);
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const types = [...counts]
    .map(([type, count]) => ({ type, count }))
    .sort((a, b) => b.count - a.count || (a.type < b.type ? -1 : 1));
  const parts = types.map(({ type, count }) => `${count} ${SHORT[type]}`).join(", ");
  return { total, types, text: `${total} ${total === 1 ? "indicator" : "indicators"}: ${parts}` };
}
