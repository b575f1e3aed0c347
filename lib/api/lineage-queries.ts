import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "./fetch-json";
import type { Lineage, LineageParams } from "./lineage-contract";

/** Who stood behind one event, one session, or each session of a principal in a range of times. */
export function lineageQuery(params: LineageParams) {
  const given = Object.entries(params).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  const url = `/api/lineage?${new URLSearchParams(given)}`;
  return queryOptions({
    queryKey: ["lineage", url],
    queryFn: ({ signal }) => fetchJson<Lineage>(url, signal),
  });
}
