"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { withCode } from "@/components/ui/code-on-demand";
import { ErrorNote } from "@/components/ui/error-note";
import { Icon } from "@/components/ui/icon";
import { onDemand } from "@/components/ui/on-demand";
import { Skeleton } from "@/components/ui/skeleton";
import type { SearchParams } from "@/lib/api/contract";
import { facetsQuery } from "@/lib/api/event-queries";
import { MOST_FACETS } from "@/lib/api/facet-limits";
import { fieldLabel } from "@/lib/search/field-names";
import type { Choice, ChoiceState } from "./edit-query";
import { useFacetChoice } from "./facet-choice";
import { FacetGroup } from "./facet-group";
import { QUERY_CODE } from "./query-code";
import { isTimeout, retryCounts, useScan } from "./scan-query";
import { useEventView } from "./use-event-view";
import { RARE, TOP } from "./use-facet";

const FacetFields = onDemand(() =>
  import("./facet-parts").then((module) => module.facetParts.FacetFields),
);

/** Counts per value beside the list; a click writes a condition into the query. */
export function FacetPanel({
  search,
  inexact,
  onChoose,
}: {
  readonly search: SearchParams;
  /** True when only the records can decide the search. */
  readonly inexact: boolean;
  readonly onChoose: (choice: Choice, state: ChoiceState) => void;
}) {
  const { view, change } = useEventView();
  const { fields, open, counted, setFields, setOpen } = useFacetChoice();
  const [isChoosing, setChoosing] = useState(false);
  // What is opened later is counted alone, so that the others are not counted again.
  const [first] = useState(() => fields.filter((name) => open.includes(name)));
  const together = first.slice(0, MOST_FACETS);
  const query = facetsQuery(search, together, { top: TOP, rare: RARE });
  const asked = useQuery({
    ...query,
    enabled: !inexact && together.length > 0,
    placeholderData: keepPreviousData,
    retry: retryCounts,
  });
  const isAnswered = asked.isSuccess && !asked.isPlaceholderData;
  const scan = useScan(
    search,
    view.by,
    counted,
    !isAnswered && (inexact || isTimeout(asked.error)),
    query.queryKey[1],
  );
  const data = scan?.step?.facets ?? asked.data;
  const isStale = scan?.step === undefined && asked.isPlaceholderData;
  if (data === undefined && together.length > 0) {
    const error = scan === null ? asked.error : scan.error;
    if (error === null && scan === null && asked.fetchStatus === "idle") return <Stopped />;
    return error === null ? (
      <Skeleton lines={12} label="Loading counts" />
    ) : (
      <ErrorNote
        title="The counts could not be loaded"
        error={error}
        onRetry={() => (scan === null ? void asked.refetch() : scan.start())}
      />
    );
  }
  const choose = (choice: Choice, state: ChoiceState | "only") => {
    if (state !== "only") return onChoose(choice, state);
    withCode(QUERY_CODE, ({ withOnly }) => change(({ q }) => ({ q: withOnly(q, choice) })));
  };
  return (
    <div className={isStale ? "stale" : ""} aria-busy={isStale}>
      {data?.total === 0 ? (
        <p className="border-b border-line px-6 py-2 text-xs text-muted">
          {scan === null || scan.step?.done === true
            ? "No events to count"
            : "Nothing found yet to count"}
        </p>
      ) : null}
      {fields.map((name) => {
        const facet = data?.facets.find((each) => each.field === name);
        return (
          <FacetGroup
            key={name}
            field={name}
            label={fieldLabel(name)}
            given={facet === undefined || data === undefined ? null : { facet, total: data.total }}
            search={search}
            open={open.includes(name)}
            onOpen={(isOpen) => setOpen(name, isOpen)}
            onChoose={choose}
          />
        );
      })}
      <button
        type="button"
        className="m-1 flex h-7 items-center gap-1.5 rounded-sm px-1.5 text-xs text-muted hover:bg-hover hover:text-ink"
        onClick={() => setChoosing(true)}
      >
        <Icon name="list-filter" size={13} />
        Choose facets
      </button>
      {isChoosing ? (
        <FacetFields fields={fields} onChange={setFields} onClose={() => setChoosing(false)} />
      ) : null}
    </div>
  );
}

function Stopped() {
  return <p className="p-3 text-muted">Stopped before the values were counted.</p>;
}
