"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Facet, SearchParams } from "@/lib/api/contract";
import { facetsQuery } from "@/lib/api/event-queries";
import { retryCounts } from "./scan-query";

export const TOP = 10;
export const RARE = 5;
const MOST = 200;
const FOUND = 50;

/** What of a field is listed: its beginning, all of it, or what contains a text. */
export interface FacetView {
  readonly all: boolean;
  readonly contains: string;
}

/**
 * One field's values. `given` are those that were counted together with other fields; what is not
 * in them is asked for.
 */
export function useFacet(
  search: SearchParams,
  field: string,
  given: { readonly facet: Facet; readonly total: number } | null,
  { all, contains }: FacetView,
  isOpen: boolean,
) {
  const isGiven = given !== null && given.facet.problem === null && !all && contains === "";
  const options =
    contains !== "" ? { top: FOUND, contains } : all ? { top: MOST } : { top: TOP, rare: RARE };
  const asked = useQuery({
    ...facetsQuery(search, [field], options),
    enabled: isOpen && !isGiven,
    placeholderData: keepPreviousData,
    retry: retryCounts,
  });
  const facet = isGiven ? given.facet : (asked.data?.facets[0] ?? null);
  return {
    facet,
    total: given?.total ?? asked.data?.total ?? 0,
    error: isGiven ? null : asked.error,
    isStale: !isGiven && asked.isPlaceholderData,
    retry: () => void asked.refetch(),
  };
}
