"use client";

import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useEffect, useMemo, useRef, useState } from "react";
import { IgnoredSettings } from "@/components/shell/ignored-settings";
import { setUrlParams } from "@/components/shell/url-params";
import { Button, buttonClass } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { Icon } from "@/components/ui/icon";
import { Skeleton } from "@/components/ui/skeleton";
import type { SourceView } from "@/lib/api/import-contract";
import { type FileFilter, LEDGER_CSV_URL, logFilesQuery } from "@/lib/api/import-queries";
import { FileFilterBar } from "./file-filter-bar";
import { FILE_SETTINGS } from "./file-settings";
import { FileTable } from "./file-table";

const FIRST_PAGE = [null];

/** Every file that a source listed, with what became of it; the link says which of them. */
export function FileList({ sources }: { readonly sources: readonly SourceView[] }) {
  const params = useSearchParams();
  const { view: filter, ignored } = useMemo(() => FILE_SETTINGS.parse(params), [params]);
  const [turned, setTurned] = useState<{
    readonly of: typeof filter;
    readonly cursors: readonly (string | null)[];
  } | null>(null);
  // Other files begin at their first page.
  const cursors = turned?.of === filter ? turned.cursors : FIRST_PAGE;
  const setCursors = (cursors: readonly (string | null)[]) => setTurned({ of: filter, cursors });
  const section = useRef<HTMLElement>(null);
  // The list is drawn later than the browser looks for it.
  useEffect(() => {
    if (window.location.hash === "#files") section.current?.scrollIntoView();
  }, []);
  const { data, error, refetch, isPlaceholderData } = useQuery(
    logFilesQuery(filter, cursors.at(-1) ?? null),
  );
  const next = data?.nextCursor ?? null;
  return (
    <section ref={section} aria-label="Files">
      <div className="mb-2 flex items-center justify-between gap-2 border-b border-line pb-1">
        <h2 className="text-base font-semibold">Files</h2>
        <a className={buttonClass("quiet")} href={LEDGER_CSV_URL} download data-no-print>
          <Icon name="download" />
          All files as CSV
        </a>
      </div>
      <IgnoredSettings names={ignored} className="mb-2" />
      <FileFilterBar
        filter={filter}
        sources={sources}
        counts={data?.counts}
        onChange={changeFilter}
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

function changeFilter(change: Partial<FileFilter>, how?: "push" | "replace"): void {
  setUrlParams(FILE_SETTINGS.print(change), how);
}
