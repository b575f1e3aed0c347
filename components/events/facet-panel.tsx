"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ErrorNote } from "@/components/ui/error-note";
import { Skeleton } from "@/components/ui/skeleton";
import type { SearchParams } from "@/lib/api/contract";
import { facetsQuery } from "@/lib/api/event-queries";
import { FIELDS } from "@/lib/search/fields";
import { type Choice, type ChoiceState, choiceState } from "./edit-query";
import { FacetGroup } from "./facet-group";

/** What an analyst looks at first; counted at once. The other fields are counted when opened. */
const LEADING = ["outcome", "error", "event", "service", "user", "ip", "region", "account"];

const FURTHER = FIELDS.filter((field) => field.facet && !LEADING.includes(field.name));

/** Counts per value beside the list; a click writes a condition into the query. */
export function FacetPanel({
  search,
  onChoose,
}: {
  readonly search: SearchParams;
  readonly onChoose: (choice: Choice, state: ChoiceState) => void;
}) {
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...facetsQuery(search, LEADING),
    placeholderData: keepPreviousData,
  });
  const stateOf = (choice: Choice) => choiceState(search.q, choice);
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
  const shared = { search, total: data.total, stateOf, onChoose };
  return (
    <div className={isPlaceholderData ? "opacity-60" : ""} aria-busy={isPlaceholderData}>
      {data.facets.map((facet) => (
        <FacetGroup key={facet.field} {...shared} {...facet} facet={facet} />
      ))}
      {FURTHER.map(({ name, label }) => (
        <FacetGroup key={name} {...shared} field={name} label={label} facet={null} />
      ))}
    </div>
  );
}
