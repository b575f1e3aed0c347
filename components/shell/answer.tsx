import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ErrorNote } from "@/components/ui/error-note";
import { Skeleton } from "@/components/ui/skeleton";

/** A page, or a part of one that is asked for by itself: until it is there, when it fails, and when it is old. */
export function Answer<T>({
  query: { data, error, refetch, isPlaceholderData },
  what,
  outdated,
  lines = 4,
  isPage = false,
  className = "",
  children,
}: {
  readonly query: UseQueryResult<T>;
  /** What is asked for: "the risk indicators". */
  readonly what: string;
  /** What a failure means while an older answer is shown: "These figures are not being updated". */
  readonly outdated?: string;
  /** Of the skeleton. */
  readonly lines?: number;
  /** Its parts keep their distance themselves: a failure stands among them without a margin. */
  readonly isPage?: boolean;
  /** Of what is shown once it is there. */
  readonly className?: string;
  readonly children: (data: T) => ReactNode;
}) {
  const failed = `${what.charAt(0).toUpperCase()}${what.slice(1)} could not be loaded`;
  return (
    <>
      {error === null ? null : (
        <div className={isPage ? "-m-3" : ""}>
          <ErrorNote
            title={data === undefined ? failed : (outdated ?? failed)}
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
        <div
          className={`${isPlaceholderData ? "stale" : ""} ${className}`}
          aria-busy={isPlaceholderData}
        >
          {children(data)}
        </div>
      )}
    </>
  );
}
