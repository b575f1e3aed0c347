import type { EventRow } from "@/lib/api/contract";
import { parseAddress } from "@/lib/cloudtrail/ip-address";
import { DEFAULT_SEARCH, type EventSearch } from "@/lib/search/event-search";
import { cellTexts } from "./cell-values";
import { type Choice, withChoice } from "./edit-query";
import type { CellCommand } from "./grid-keys";

type SearchCommand = Exclude<CellCommand, "copy">;

/** What is said when it was done. */
export const cellSearchWords: Readonly<Record<SearchCommand, string>> = {
  include: "only events with this value",
  exclude: "events with this value are left out",
  only: "this value alone",
  pivot: "a new search for this value",
};

/** The view that searches with the value of a cell, without it, for it alone, or anew. */
export function cellSearch(
  command: SearchCommand,
  choice: Choice,
  { q, from, to, tz, cols, dens }: EventSearch,
): Partial<EventSearch> {
  switch (command) {
    case "include":
    case "exclude":
      return { q: withChoice(q, choice, command) };
    case "only":
      return { q: withChoice("", choice, "include") };
    case "pivot":
      return {
        ...DEFAULT_SEARCH,
        q: withChoice("", choice, "include"),
        ...{ from, to, tz, cols, dens },
      };
  }
}

/** The condition that a cell stands for: its first value, or that the record does not say. */
export function cellChoice(row: EventRow, field: string): Choice {
  const [value = null] = cellTexts(row, field);
  // Where a service called, the record names it in place of an address.
  const isService = field === "ip" && value !== null && parseAddress(value) === null;
  return { field: isService ? "via" : field, value };
}
