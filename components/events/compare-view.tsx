"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { CsvButtons } from "@/components/ui/csv-buttons";
import { ErrorNote } from "@/components/ui/error-note";
import { Skeleton } from "@/components/ui/skeleton";
import { compareQuery } from "@/lib/api/analysis-queries";
import type { EventListing } from "@/lib/api/event-queries";
import { formatCounted } from "@/lib/format/count";
import type { EventSearch } from "@/lib/search/event-search";
import { baselineOf, printBaseline } from "./compare-baseline";
import { CompareChoice } from "./compare-choice";
import { CompareNone } from "./compare-none";
import { CompareOrder, useCompareOrder } from "./compare-order";
import { comparisonCsv, equalFields } from "./compare-rows";
import { CompareSides } from "./compare-sides";
import { CompareTable } from "./compare-table";
import type { EventViewState } from "./use-event-view";

/** In what a selection differs from a baseline, value by value. */
export function CompareView({
  listing,
  view,
  change,
}: {
  readonly listing: EventListing;
  readonly view: EventSearch;
  readonly change: EventViewState["change"];
}) {
  const { isRanked } = useCompareOrder();
  const baseline = baselineOf(view.sel, view.cmp);
  const { data, error, refetch, fetchStatus, isPlaceholderData } = useQuery({
    ...compareQuery(listing, view.sel, baseline === null ? "rest" : printBaseline(baseline)),
    enabled: baseline !== null,
    placeholderData: keepPreviousData,
  });
  const csv = useMemo(() => (data === undefined ? "" : comparisonCsv(data)), [data]);
  const equal = data === undefined ? [] : equalFields(data);
  return (
    <div className="px-1 py-3 sm:px-3">
      <CompareChoice
        baseline={baseline}
        hasSelection={view.sel !== null}
        hasStart={view.sel !== null || view.from !== null}
        listing={listing}
        onChange={(next) => change({ cmp: printBaseline(next) })}
      />
      {baseline === null ? (
        <CompareNone onSelect={(sel) => change({ sel })} />
      ) : error !== null ? (
        <ErrorNote
          title="The comparison could not be made"
          error={error}
          onRetry={() => void refetch()}
        />
      ) : data === undefined && fetchStatus === "idle" ? (
        <p className="py-6 text-muted">Stopped before the two were compared.</p>
      ) : data === undefined ? (
        <Skeleton lines={12} label="Comparing" />
      ) : (
        <div
          className={`max-w-5xl ${isPlaceholderData ? "stale" : ""}`}
          aria-busy={isPlaceholderData}
        >
          <CompareSides comparison={data} view={view} />
          <div className="my-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted">
            <p role="status" className="basis-full">
              {data.values.length === 0
                ? "No value differs: each has the same share on both sides, or too few events."
                : `The ${formatCounted(data.values.length, "value")} that differ most, with at least ${data.leastSupport} events on one side. Difference: share of the selection less share of the baseline, in percentage points.`}
            </p>
            {data.values.length === 0 ? null : <CompareOrder />}
            <span className="ms-auto flex gap-1" data-no-print>
              <CsvButtons text={csv} what="comparison" />
            </span>
          </div>
          <CompareTable comparison={data} isRanked={isRanked} view={view} change={change} />
          {equal.length === 0 ? null : (
            <p className="mt-2 text-xs text-muted">
              Compared without a difference to list: {equal.join(", ")}.
            </p>
          )}
        </div>
      )}
    </div>
  );
}
