"use client";

import { useQuery } from "@tanstack/react-query";
import type { TimeRange } from "@/components/shell/time-range";
import { TimeText } from "@/components/shell/time-text";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { Skeleton } from "@/components/ui/skeleton";
import { VisibleText } from "@/components/ui/visible-text";
import type { Coverage, SearchParams } from "@/lib/api/contract";
import { coverageQuery } from "@/lib/api/query-help-queries";
import { formatCounted } from "@/lib/format/count";
import { toIsoTime } from "@/lib/format/time";
import { NoResultsCovered } from "./no-results-covered";

/** Nothing found: which condition empties the set, when there is data, and what was covered. */
export function NoResults({
  search,
  onSearch,
  onRange,
}: {
  readonly search: SearchParams;
  readonly onSearch: (q: string) => void;
  readonly onRange: (range: TimeRange) => void;
}) {
  const { data, error, refetch } = useQuery(coverageQuery(search));
  if (data === undefined) {
    return error === null ? (
      <Skeleton lines={5} label="Looking for the reason" />
    ) : (
      <ErrorNote
        title="What was covered could not be loaded"
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  return (
    <div className="min-h-0 flex-1 overflow-auto bg-surface p-6">
      <div className="mx-auto max-w-2xl space-y-5">
        <h2 className="text-lg font-semibold">No events match</h2>
        <Culprits without={data.without} more={data.more.conditions} onSearch={onSearch} />
        <Nearest coverage={data} onRange={onRange} />
        <NoResultsCovered coverage={data} search={search} />
      </div>
    </div>
  );
}

/** The conditions, first the one whose removal brings most events back. */
function Culprits({
  without,
  more,
  onSearch,
}: {
  readonly without: Coverage["without"];
  /** Conditions of which nothing is known. */
  readonly more: number;
  readonly onSearch: (q: string) => void;
}) {
  if (without.length === 0) return null;
  const ordered = [...without].sort((a, b) => b.count - a.count);
  const [first, second] = ordered;
  const single = more === 0 && first !== undefined && first.count > 0 && !second?.count;
  return (
    <section>
      <h3 className="mb-1 font-medium">
        {single
          ? "One condition empties the result"
          : first?.count === 0 && more === 0
            ? without.length === 1
              ? "Without the condition nothing is found either"
              : "No single condition empties the result: leaving out any one still finds nothing"
            : "Without one of the conditions"}
      </h3>
      <ul>
        {ordered.map(({ condition, query, count, atLeast }) => (
          <li key={condition} className="flex flex-wrap items-center gap-2 py-0.5">
            <Button disabled={count === 0} className="max-w-full" onClick={() => onSearch(query)}>
              Remove{" "}
              <code className="truncate">
                <VisibleText text={condition.slice(0, 300)} />
              </code>
            </Button>
            <span className="text-muted">
              without it{" "}
              {count === 0
                ? "still none"
                : `${atLeast ? "at least " : ""}${formatCounted(count, "event")}`}
            </span>
          </li>
        ))}
      </ul>
      {more > 0 ? (
        <p className="text-muted">
          {formatCounted(more, "further condition")} could not be tried in time.
        </p>
      ) : null}
    </section>
  );
}

const AROUND_MS = 30 * 60_000;

function Nearest({
  coverage,
  onRange,
}: {
  readonly coverage: Coverage;
  readonly onRange: (range: TimeRange) => void;
}) {
  const around = (timeMs: number) => () =>
    onRange({ from: toIsoTime(timeMs - AROUND_MS), to: toIsoTime(timeMs + AROUND_MS) });
  const { nearestBeforeMs, nearestAfterMs } = coverage;
  if (nearestBeforeMs === null && nearestAfterMs === null) return null;
  return (
    <section>
      <h3 className="mb-1 font-medium">The same query at another time</h3>
      <div className="flex flex-wrap gap-2">
        {nearestBeforeMs === null ? null : (
          <Button onClick={around(nearestBeforeMs)}>
            Last match before: <TimeText timeMs={nearestBeforeMs} withZone />
          </Button>
        )}
        {nearestAfterMs === null ? null : (
          <Button onClick={around(nearestAfterMs)}>
            First match after: <TimeText timeMs={nearestAfterMs} withZone />
          </Button>
        )}
        <Button onClick={() => onRange({ from: undefined, to: undefined })}>All time</Button>
      </div>
    </section>
  );
}
