"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { CsvButtons } from "@/components/ui/csv-buttons";
import { ErrorNote } from "@/components/ui/error-note";
import { Skeleton } from "@/components/ui/skeleton";
import { patternsQuery } from "@/lib/api/analysis-queries";
import type { EventListing } from "@/lib/api/event-queries";
import { formatCounted } from "@/lib/format/count";
import { PatternsTable } from "./patterns-table";
import { patternsCsv, tailWords } from "./patterns-words";

/** The events of a search grouped by what they are; one group is one line. */
export function PatternsView({
  listing,
  onSearch,
}: {
  readonly listing: EventListing;
  /** Narrows the search to one pattern. */
  readonly onSearch: (q: string) => void;
}) {
  const { data, error, refetch, fetchStatus, isPlaceholderData } = useQuery({
    ...patternsQuery(listing),
    placeholderData: keepPreviousData,
  });
  const csv = useMemo(() => (data === undefined ? "" : patternsCsv(data)), [data]);
  if (error !== null) {
    return (
      <ErrorNote
        title="The patterns could not be loaded"
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  if (data === undefined) {
    return fetchStatus === "idle" ? (
      <p className="p-6 text-muted">Stopped before the patterns were found.</p>
    ) : (
      <Skeleton lines={14} label="Loading patterns" />
    );
  }
  const tail = tailWords(data);
  return (
    <div className={isPlaceholderData ? "stale" : ""} aria-busy={isPlaceholderData}>
      <div className="flex flex-wrap items-center gap-x-3 px-2 py-1 text-xs">
        <p role="status">
          {formatCounted(data.total, "event")} in{" "}
          {formatCounted(data.patterns.length + data.more.patterns, "pattern")}
          {tail === null ? "" : `; the ${data.patterns.length} most frequent are listed`}
        </p>
        {data.patterns.length === 0 ? null : (
          <div className="ms-auto flex gap-1" data-no-print>
            <CsvButtons text={csv} what="patterns" />
          </div>
        )}
      </div>
      {data.patterns.length === 0 ? (
        <p className="p-6 text-muted">No events match, so there is nothing to group.</p>
      ) : (
        <PatternsTable patterns={data} listing={listing} onSearch={onSearch} />
      )}
      {tail === null ? null : <p className="px-2 py-2 text-xs text-muted">{tail}</p>}
    </div>
  );
}
