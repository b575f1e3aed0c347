"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { Icon } from "@/components/ui/icon";
import { Skeleton } from "@/components/ui/skeleton";
import type { SourceView } from "@/lib/api/import-contract";
import { type FileFilter, LEDGER_CSV_URL, logFilesQuery } from "@/lib/api/import-queries";
import { FileFilterBar } from "./file-filter-bar";
import { FileTable } from "./file-table";

const NO_FILTER: FileFilter = { source: null, state: null, q: "" };

/** Every file that a source listed, with what became of it. */
export function FileList({ sources }: { readonly sources: readonly SourceView[] }) {
  const [filter, setFilter] = useState(NO_FILTER);
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null]);
  const { data, error, refetch, isPlaceholderData } = useQuery(
    logFilesQuery(filter, cursors.at(-1) ?? null),
  );
  const next = data?.nextCursor ?? null;
  return (
    <section aria-label="Files">
      <div className="mb-2 flex items-center justify-between gap-2 border-b border-line pb-1">
        <h2 className="text-base font-semibold">Files</h2>
        <a className={buttonClass("quiet")} href={LEDGER_CSV_URL} download data-no-print>
          <Icon name="download" />
          All files as CSV
        </a>
      </div>
      <FileFilterBar
        filter={filter}
        sources={sources}
        counts={data?.counts}
        onChange={(changed) => {
          setFilter(changed);
          setCursors([null]);
        }}
      />
      {error === null ? null : (
        <ErrorNote
          title="The files could not be loaded"
          error={error}
          onRetry={() => void refetch()}
        />
      )}
      {data === undefined ? (
        error === null ? (
          <Skeleton lines={8} label="Loading the files" />
        ) : null
      ) : data.files.length === 0 ? (
        <p className="py-4">No file matches this filter.</p>
      ) : (
        <div className={isPlaceholderData ? "stale" : ""} aria-busy={isPlaceholderData}>
          <FileTable files={data.files} />
        </div>
      )}
      <div className="mt-2 flex items-center justify-end gap-2" data-no-print>
        <span className="text-muted">Page {cursors.length}</span>
        <Button disabled={cursors.length === 1} onClick={() => setCursors(cursors.slice(0, -1))}>
          <Icon name="chevron-left" />
          Previous
        </Button>
        <Button disabled={next === null} onClick={() => setCursors([...cursors, next])}>
          Next
          <Icon name="chevron-right" />
        </Button>
      </div>
    </section>
  );
}
