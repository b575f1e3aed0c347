"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Facet, SearchParams } from "@/lib/api/contract";
import { suggestQuery } from "@/lib/api/event-queries";

/** Values beyond the counted ones, found by the same lookup as in the query input. */
export function FacetSearch({
  field,
  typed,
  search,
  known,
  row,
}: {
  readonly field: string;
  readonly typed: string;
  readonly search: SearchParams;
  readonly known: Facet["values"];
  readonly row: (value: string, label: string, count: number) => ReactNode;
}) {
  const text = `${field}:${typed}`;
  const { data, isFetching } = useQuery(suggestQuery(search, text, text.length));
  const shown = new Set(known.map((value) => value.label));
  const found = (data?.suggestions ?? []).filter(
    (item) => item.kind === "value" && !shown.has(item.label),
  );
  return (
    <>
      <ul>{found.map((item) => row(item.label, item.label, item.count ?? 0))}</ul>
      <p role="status" className="px-6 text-xs text-muted">
        {isFetching ? "Looking for more…" : found.length === 0 ? "No further values." : ""}
      </p>
    </>
  );
}
