"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { usePreferences } from "@/components/shell/preferences";
import { TimeText } from "@/components/shell/time-text";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { Skeleton } from "@/components/ui/skeleton";
import { VisibleText } from "@/components/ui/visible-text";
import type { Coverage, SearchParams } from "@/lib/api/contract";
import { coverageQuery } from "@/lib/api/event-queries";
import { formatCounted } from "@/lib/format/count";
import { formatRange, toIsoTime } from "@/lib/format/time";
import type { TimeRange } from "./time-range";

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
        {data.without.length > 0 ? (
          <section>
            <h3 className="mb-1 font-medium">Without one condition</h3>
            <ul>
              {data.without.map((without) => (
                <li key={without.condition} className="flex flex-wrap items-center gap-2 py-0.5">
                  <Button disabled={without.count === 0} onClick={() => onSearch(without.query)}>
                    Remove{" "}
                    <code>
                      <VisibleText text={without.condition} />
                    </code>
                  </Button>
                  <span className="text-muted">{formatCounted(without.count, "event")}</span>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <Nearest coverage={data} onRange={onRange} />
        <Covered coverage={data} />
      </div>
    </div>
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

function Covered({ coverage }: { readonly coverage: Coverage }) {
  const { zone } = usePreferences();
  const { events, firstMs, lastMs, accounts, regions, filesPending } = coverage;
  return (
    <section>
      <h3 className="mb-1 font-medium">What was searched</h3>
      {events === 0 || firstMs === null || lastMs === null ? (
        <p>
          The index holds no event at all for this time: no log file covers it. That is not the same
          as nothing having happened. <Link href="/imports">Look at the imports</Link>
        </p>
      ) : (
        <p>
          {formatCounted(events, "event")} of this time, {formatRange(firstMs, lastMs, zone)}, from{" "}
          {formatCounted(accounts.length, "account")} and {formatCounted(regions.length, "Region")}.
          None of them matches.
        </p>
      )}
      {filesPending > 0 ? (
        <p className="text-warn">
          {formatCounted(filesPending, "log file")} not read yet: matching events may still appear.{" "}
          <Link href="/imports">Progress</Link>
        </p>
      ) : null}
    </section>
  );
}
