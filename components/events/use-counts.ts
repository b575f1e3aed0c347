"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useZone } from "@/components/shell/use-zone";
import type { Histogram, SearchParams } from "@/lib/api/contract";
import { histogramQuery } from "@/lib/api/event-queries";
import type { By } from "@/lib/search/event-search";
import { useFacetChoice } from "./facet-choice";
import { type CountScan, isTimeout, retryCounts, useScan } from "./scan-query";

export interface Counts {
  readonly data: Histogram | undefined;
  readonly error: Error | null;
  /** The numbers of the search before, while these load. */
  readonly isPlaceholderData: boolean;
  /** The reader ended the request before there was an answer. */
  readonly isStopped: boolean;
  readonly refetch: () => void;
  /** Set while, or after, the numbers come from reading records one after another. */
  readonly scan: CountScan | null;
}

/**
 * Events over time: from the index where it can tell, else from a reading that fills them step by
 * step. `inexact` says that the list of events already had to open records.
 */
export function useCounts(
  search: SearchParams,
  by: By,
  { enabled, inexact }: { readonly enabled: boolean; readonly inexact: boolean },
): Counts {
  const { counted } = useFacetChoice();
  const zone = useZone();
  const query = histogramQuery(search, by, zone);
  const asked = useQuery({
    ...query,
    enabled: enabled && !inexact,
    placeholderData: keepPreviousData,
    retry: retryCounts,
  });
  const isAnswered = asked.isSuccess && !asked.isPlaceholderData;
  const isReading = enabled && !isAnswered && (inexact || isTimeout(asked.error));
  const scan = useScan(search, by, counted, isReading, query.queryKey[1]);
  return {
    data: scan?.step?.histogram ?? asked.data,
    error: scan === null ? asked.error : scan.step === undefined ? scan.error : null,
    isPlaceholderData: scan?.step === undefined && asked.isPlaceholderData,
    isStopped: enabled && scan === null && asked.isPending && asked.fetchStatus === "idle",
    refetch: () => (scan === null ? void asked.refetch() : scan.start()),
    scan,
  };
}
