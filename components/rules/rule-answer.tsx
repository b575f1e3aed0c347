import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ErrorNote } from "@/components/ui/error-note";
import { Skeleton } from "@/components/ui/skeleton";

/** What a page of rules asked for: until it is there, when it fails, and when it is old. */
export function RuleAnswer<T>({
  query: { data, error, refetch, isPlaceholderData },
  what,
  lines = 12,
  children,
}: {
  readonly query: UseQueryResult<T>;
  /** What is asked for: "the rules". */
  readonly what: string;
  /** Of the skeleton. */
  readonly lines?: number;
  readonly children: (data: T) => ReactNode;
}) {
  return (
    <>
      {error === null ? null : (
        <div className="-m-3">
          <ErrorNote
            title={`${what.charAt(0).toUpperCase()}${what.slice(1)} could not be loaded`}
            error={error}
            onRetry={() => void refetch()}
          />
        </div>
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
