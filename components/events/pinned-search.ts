import type { PinAsked } from "@/lib/api/case-queries";
import type { SearchParams } from "@/lib/api/contract";

type Search = Pick<Extract<PinAsked, { kind: "query" }>, "q" | "from" | "to" | "asof">;

/** A search as a pin asks for it: an open end is an empty text. */
export function pinnedSearch({ q, from = "", to = "", asof }: SearchParams): Search {
  return { q, from, to, asof };
}
