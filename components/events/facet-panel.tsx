"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ErrorNote } from "@/components/ui/error-note";
import { Skeleton } from "@/components/ui/skeleton";
import type { SearchParams } from "@/lib/api/contract";
import { facetsQuery } from "@/lib/api/event-queries";
import { FIELDS } from "@/lib/search/fields";
import type { Choice, ChoiceState } from "./edit-query";
import { FacetGroup } from "./facet-group";

/** The fields that are counted, from the catalogue, in its order. */
export const FACET_FIELDS = FIELDS.filter((field) => field.facet).map((field) => field.name);

/** The rest is closed until asked for: it keeps the page light. */
const OPEN_AT_FIRST = 8;

/** Counts per value beside the list; a click writes a condition into the query. */
export function FacetPanel({
  search,
  onChoose,
}: {
  readonly search: SearchParams;
  readonly onChoose: (choice: Choice, state: ChoiceState) => void;
}) {
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...facetsQuery(search, FACET_FIELDS),
    placeholderData: keepPreviousData,
  });
  if (data === undefined) {
    return error === null ? (
      <Skeleton lines={12} label="Loading counts" />
    ) : (
      <ErrorNote
        title="The counts could not be loaded"
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  return (
    <div className={isPlaceholderData ? "opacity-60" : ""} aria-busy={isPlaceholderData}>
      {data.facets.map((facet, index) => (
        <FacetGroup
          key={facet.field}
          facet={facet}
          search={search}
          openAtFirst={index < OPEN_AT_FIRST}
          total={data.total}
          onChoose={onChoose}
        />
      ))}
    </div>
  );
}
