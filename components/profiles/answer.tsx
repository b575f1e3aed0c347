import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ErrorNote } from "@/components/ui/error-note";
import { Skeleton } from "@/components/ui/skeleton";

/** A part of a page that is asked for by itself: until it is there, when it fails, and when it is old. */
export function Answer<T>({
  query: { data, error, refetch, isPlaceholderData },
  what,
  lines = 4,
  children,
}: {
  readonly query: UseQueryResult<T>;
  /** What is asked for: "the risk indicators". */
  readonly what: string;
  /** Of the skeleton. */
  readonly lines?: number;
  readonly children: (data: T) => ReactNode;
}) {
  return (
    <>
      {error === null ? null : (
        <ErrorNote
          title={`${what.charAt(0).toUpperCase()}${what.slice(1)} could not be loaded`}
          error={error}
          onRetry={() => void refetch()}
        />
      )}
      {data === undefined ? (
        error === null ? (
          <Skeleton lines={lines} label={`Loading ${what}`} />
        ) : null
      ) : (
        <div className={isPlaceholderData ? "stale" : ""} aria-busy={isPlaceholderData}>
          {children(data)}
        </div>
      )}
    </>
  );
}
