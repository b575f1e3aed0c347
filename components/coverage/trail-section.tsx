"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useId } from "react";
import { TimeText } from "@/components/shell/time-text";
import { Button } from "@/components/ui/button";
import { CsvButtons } from "@/components/ui/csv-buttons";
import { ErrorNote } from "@/components/ui/error-note";
import { Skeleton } from "@/components/ui/skeleton";
import { VisibleText } from "@/components/ui/visible-text";
import { refreshTrails, trailsQuery } from "@/lib/api/trail-queries";
import { formatCounted } from "@/lib/format/count";
import { TrailCard } from "./trail-card";
import { trailCsv } from "./trail-words";

/** How each trail is set up, as far as AWS, recorded calls and digests tell. */
export function TrailSection() {
  const id = useId();
  const client = useQueryClient();
  const query = trailsQuery();
  const { data, error, refetch } = useQuery(query);
  const refresh = useMutation({
    mutationFn: refreshTrails,
    onSuccess: () => client.invalidateQueries({ queryKey: query.queryKey }),
  });
  return (
    <section aria-labelledby={id} className="min-w-0 space-y-2">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line pb-1">
        <h2 id={id} className="text-base font-semibold">
          Trails
        </h2>
        <span className="ms-auto flex flex-wrap items-center gap-1" data-no-print>
          {data === undefined || data.trails.length === 0 ? null : (
            <CsvButtons text={trailCsv(data.trails)} what="trails" />
          )}
          <Button busy={refresh.isPending} onClick={() => refresh.mutate()}>
            {refresh.isPending ? "Asking AWS" : "Ask AWS now"}
          </Button>
        </span>
      </header>
      <div role="status">
        {refresh.data === undefined ? null : (
          <p>AWS described {formatCounted(refresh.data.trails, "trail")}.</p>
        )}
        <ul className="text-warn">
          {refresh.data?.problems.map((problem) => (
            <li key={problem}>
              <VisibleText text={problem} />
            </li>
          ))}
        </ul>
      </div>
      {refresh.isError ? <ErrorNote title="AWS could not be asked" error={refresh.error} /> : null}
      {error === null ? null : (
        <ErrorNote
          title="The trails could not be loaded"
          error={error}
          onRetry={() => void refetch()}
        />
      )}
      {data === undefined ? (
        error === null ? (
          <Skeleton lines={6} label="Loading the trails" />
        ) : null
      ) : (
        <>
          {data.trails.length === 0 ? (
            <p>
              No digest names a trail, no recorded call changed one, and AWS has described none yet.
            </p>
          ) : null}
          {data.callsFromMs === null ? null : (
            <p className="text-muted">
              Calls before <TimeText timeMs={data.callsFromMs} withZone toSecond /> are not read.
            </p>
          )}
          {data.trails.map((trail) => (
            <TrailCard key={trail.id} trail={trail} isAlone={data.trails.length === 1} />
          ))}
        </>
      )}
    </section>
  );
}
