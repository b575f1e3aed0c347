"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useEffect, useRef } from "react";
import { TimeText } from "@/components/shell/time-text";
import { ErrorNote } from "@/components/ui/error-note";
import { Skeleton } from "@/components/ui/skeleton";
import { VisibleText } from "@/components/ui/visible-text";
import { searchRunsQuery } from "@/lib/api/desk-queries";
import { formatCounted } from "@/lib/format/count";
import { readKeptUrl } from "./saved-view-url";
import { useEventView } from "./use-event-view";

const SHOWN = 20;

/** What the history menu opens: recent searches, each of which can be asked again. */
export function HistoryPanel({ close }: { readonly close: () => void }) {
  const { change } = useEventView();
  const { data, error, refetch } = useQuery({ ...searchRunsQuery(null), staleTime: 0 });
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.focus(), []);
  return (
    <div ref={panel} tabIndex={-1} className="max-h-[70dvh] overflow-auto p-2 outline-none sm:w-96">
      {error === null ? null : (
        <ErrorNote
          title="The recent searches could not be loaded"
          error={error}
          onRetry={() => void refetch()}
        />
      )}
      {data === undefined && error === null ? (
        <Skeleton lines={6} label="Loading the recent searches" />
      ) : null}
      {data?.runs.length === 0 ? (
        <p className="px-2 py-1 text-muted">
          Nothing yet. Each query that you search for is kept here, for you alone.
        </p>
      ) : null}
      <ul>
        {data?.runs.slice(0, SHOWN).map((run) => (
          <li key={run.id}>
            <button
              type="button"
              className="w-full rounded-md px-2 py-1 text-start hover:bg-hover"
              onClick={() => {
                const shown = readKeptUrl(run.url);
                if (shown !== null) change({ ...shown, e: null });
                close();
              }}
            >
              <span className="block truncate font-mono">
                {run.q === "" ? "all events" : <VisibleText text={run.q} />}
              </span>
              <span className="flex justify-between gap-3 text-xs text-muted">
                <TimeText timeMs={run.atMs} withZone toSecond />
                {run.found === null ? null : formatCounted(run.found, "event")}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className="mt-2 border-t border-line px-2 pt-2">
        <Link href="/history">All recent searches</Link>
      </p>
    </div>
  );
}
