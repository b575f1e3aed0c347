"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRef, useState } from "react";
import { ErrorNote } from "@/components/ui/error-note";
import { Skeleton } from "@/components/ui/skeleton";
import { INPUT_CLASS } from "@/components/ui/text-field";
import type { SavedView } from "@/lib/api/desk-contract";
import { savedViewsQuery } from "@/lib/api/desk-queries";
import { formatCounted } from "@/lib/format/count";
import { ViewDialog, type ViewTask } from "./view-dialog";
import { ViewTable } from "./view-table";

/** Saved views, one's own and shared ones. */
export function SavedViews() {
  const { data, error, refetch } = useQuery(savedViewsQuery);
  const [task, setTask] = useState<ViewTask | null>(null);
  const [filter, setFilter] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);
  const views = data?.views ?? [];
  const shown = views.filter((view) => contains(view, filter.trim().toLowerCase()));
  return (
    <div className="mx-auto max-w-7xl p-4">
      <header className="mb-4 flex flex-wrap items-center justify-between gap-2">
        <h1 ref={heading} tabIndex={-1} className="text-xl font-semibold outline-none">
          Saved views
        </h1>
        {views.length === 0 ? null : (
          <input
            type="search"
            value={filter}
            placeholder="Part of a name or query"
            aria-label="Part of a name or query"
            className={`${INPUT_CLASS} max-w-64 basis-56`}
            data-no-print
            onChange={(event) => setFilter(event.target.value)}
          />
        )}
      </header>
      {error === null ? null : (
        <ErrorNote
          title="The saved views could not be loaded"
          error={error}
          onRetry={() => void refetch()}
        />
      )}
      {data === undefined && error === null ? (
        <Skeleton lines={6} label="Loading the saved views" />
      ) : null}
      {data !== undefined && views.length === 0 ? (
        <p className="py-4">
          Nothing is saved yet. Open “Views” on the{" "}
          <Link href="/events" className="underline">
            events page
          </Link>
          : “Save this view as” keeps a search, its columns and its time range under a name.
        </p>
      ) : null}
      {shown.length === 0 ? null : <ViewTable views={shown} onTask={setTask} />}
      <p role="status" className="mt-3 text-muted">
        {filter === "" || views.length === 0 || shown.length === views.length
          ? ""
          : `${shown.length} of ${formatCounted(views.length, "view")}`}
      </p>
      <ViewDialog
        task={task}
        onClose={() => setTask(null)}
        // What the focus came from is gone with the row.
        onDeleted={() => heading.current?.focus()}
      />
    </div>
  );
}

function contains({ name, url }: SavedView, wanted: string): boolean {
  const query = new URLSearchParams(url.split("?", 2)[1]).get("q") ?? "";
  return [name, query].some((text) => text.toLowerCase().includes(wanted));
}
