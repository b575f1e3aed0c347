"use client";

import { type Query, queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useZone } from "@/components/shell/use-zone";
import type { ScanStep } from "@/lib/api/analysis-contract";
import type { SearchParams } from "@/lib/api/contract";
import { eventsUrl, timeParams } from "@/lib/api/event-queries";
import { ApiError, isWorthRetrying } from "@/lib/api/fetch-json";
import type { By } from "@/lib/search/event-search";

/** A reading of records that the counts come from. */
export interface CountScan {
  /** All counts so far; undefined before the first step. */
  readonly step: ScanStep | undefined;
  readonly isRunning: boolean;
  readonly error: Error | null;
  readonly stop: () => void;
  readonly start: () => void;
}

/** What the cache holds of a reading. */
interface Reading {
  readonly step: ScanStep | undefined;
  /** By the reader; a reading that ended by itself begins again when it is looked at. */
  readonly isStopped: boolean;
}

/**
 * Counts that only the records can decide. Each step replaces the one before in the cache, so that
 * histogram and facets share one reading; it ends when nobody looks at it any more.
 */
function scanQuery(search: SearchParams, by: By, zone: string, fields: readonly string[]) {
  const url = eventsUrl("/scan", search, {
    ...timeParams(by, zone),
    fields: fields.join(","),
  });
  const queryKey = ["scan", url];
  return queryOptions({
    queryKey,
    queryFn: async ({ client, signal }): Promise<Reading> => {
      const { readCounts } = await import("./scan-reader");
      const step = await readCounts(url, signal, (soFar) =>
        client.setQueryData<Reading>(queryKey, { step: soFar, isStopped: false }),
      );
      return { step, isStopped: false };
    },
    staleTime: ({ state: { data } }) =>
      data?.isStopped === true || data?.step?.done === true ? Number.POSITIVE_INFINITY : 0,
    // Half a reading is of no use to whoever comes back later.
    gcTime: 0,
    retry: false,
    structuralSharing: false,
  });
}

/**
 * A reading while it is wanted; null otherwise. `instead` is the URL of the same question in one
 * go, which would only compete with it.
 */
export function useScan(
  search: SearchParams,
  by: By,
  fields: readonly string[],
  isWanted: boolean,
  instead: string | undefined,
): CountScan | null {
  const client = useQueryClient();
  useEffect(() => {
    const isAskedInstead = ({ queryKey }: Query) => queryKey[1] === instead;
    if (isWanted) void client.cancelQueries({ predicate: isAskedInstead });
  }, [isWanted, client, instead]);
  const options = scanQuery(search, by, useZone(), fields);
  const { data, error, fetchStatus, refetch } = useQuery({ ...options, enabled: isWanted });
  if (!isWanted) return null;
  return {
    step: data?.step,
    isRunning: fetchStatus === "fetching",
    error,
    stop: () => {
      void client.cancelQueries({ queryKey: options.queryKey });
      client.setQueryData(options.queryKey, { step: data?.step, isStopped: true });
    },
    start: () => void refetch(),
  };
}

/** True when counting was given up since too many records would have to be read in one go. */
export function isTimeout(error: unknown): boolean {
  return error instanceof ApiError && error.code === "timeout";
}

/** For counts that a reading can replace: a timeout is not asked again. */
export function retryCounts(failures: number, error: Error): boolean {
  return failures < 2 && !isTimeout(error) && isWorthRetrying(error);
}
