"use client";

import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { Skeleton } from "@/components/ui/skeleton";
import { INPUT_CLASS } from "@/components/ui/text-field";
import { searchRunsQuery } from "@/lib/api/desk-queries";
import { formatCount, formatCounted } from "@/lib/format/count";
import { HistoryDownload } from "./history-download";
import { SearchTable } from "./search-table";
import { toSearchTree } from "./search-tree";

/** One's own searches, newest first, each under the one it was made from. */
export function SearchHistory() {
  const [cursors, setCursors] = useState<readonly (number | null)[]>([null]);
  const [filter, setFilter] = useState("");
  const pages = useQueries({ queries: cursors.map((cursor) => searchRunsQuery(cursor)) });
  const runs = pages.flatMap(({ data }) => data?.runs ?? []);
  const next = pages.at(-1)?.data?.nextCursor ?? null;
  const failed = pages.find(({ error }) => error !== null);
  const isLoading = pages.some(({ isPending, error }) => isPending && error === null);
  const wanted = filter.trim().toLowerCase();
  const steps =
    wanted === ""
      ? toSearchTree(runs)
      : runs.flatMap((run) => (run.q.toLowerCase().includes(wanted) ? [{ run, depth: 0 }] : []));
  return (
    <div className="mx-auto max-w-7xl p-4">
      <header className="mb-4 flex flex-wrap items-center justify-between gap-2">
        <h1 className="text-xl font-semibold">Search history</h1>
        {runs.length === 0 ? null : (
          <div className="flex grow flex-wrap items-center gap-2 sm:justify-end" data-no-print>
            <input
              type="search"
              value={filter}
              placeholder="Part of a search"
              aria-label="Part of a search"
              className={`${INPUT_CLASS} max-w-64 basis-56`}
              onChange={(event) => setFilter(event.target.value)}
            />
            <HistoryDownload />
          </div>
        )}
      </header>
      {failed === undefined ? null : (
        <ErrorNote
          title="The search history could not be loaded"
          error={failed.error}
          onRetry={() => void failed.refetch()}
        />
      )}
      {steps.length === 0 ? null : <SearchTable steps={steps} />}
      {isLoading ? <Skeleton lines={8} label="Loading the search history" /> : null}
      {isLoading || failed !== undefined || runs.length > 0 ? null : (
        <p className="py-4">
          Nothing was searched yet. Each search on the events page is listed here, with the search
          it came from.
        </p>
      )}
      <footer className="mt-3 flex flex-wrap items-center gap-3 text-muted">
        <p role="status">
          {wanted === "" || runs.length === 0
            ? ""
            : `${formatCount(steps.length)} of ${formatCounted(runs.length, "search", "searches")}${next === null ? "" : " listed so far"}`}
        </p>
        {next === null && cursors.length === 1 ? null : (
          // It stays when nothing is older, and is never disabled: the focus is on it.
          <Button
            aria-disabled={next === null}
            className={next === null ? "opacity-50" : ""}
            onClick={() => {
              if (next !== null) setCursors([...cursors, next]);
            }}
          >
            {next === null && !isLoading ? "No older searches" : "Show older searches"}
          </Button>
        )}
      </footer>
    </div>
  );
}
