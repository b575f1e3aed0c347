"use client";

import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { Icon } from "@/components/ui/icon";
import { Skeleton } from "@/components/ui/skeleton";
import type { AlertDetail } from "@/lib/api/alert-contract";
import { evidenceQuery, evidenceUrl } from "@/lib/api/alert-queries";
import { formatCounted } from "@/lib/format/count";
import { EvidenceTable } from "./evidence-table";

/** The events behind an alert, a page at a time; each leads to its record and says why it matched. */
export function AlertEvidence({ alert: { id, events } }: { readonly alert: AlertDetail }) {
  const headId = useId();
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null]);
  const { data, error, refetch, isPlaceholderData } = useQuery(
    evidenceQuery(id, cursors.at(-1) ?? null),
  );
  const next = data?.nextCursor ?? null;
  return (
    <section aria-labelledby={headId} className="min-w-0">
      <header className="flex min-h-8 flex-wrap items-center gap-x-2 border-b border-line">
        <h2 id={headId} className="text-base font-semibold">
          Events
        </h2>
        <span className="text-muted">{formatCounted(events, "event")}, the newest first</span>
        <span className="ms-auto flex flex-wrap justify-end gap-1" data-no-print>
          {(["csv", "ndjson"] as const).map((format) => (
            <a
              key={format}
              className={buttonClass("quiet")}
              href={evidenceUrl(id, format)}
              download
            >
              <Icon name="download" />
              All as {format.toUpperCase()}
            </a>
          ))}
        </span>
      </header>
      {error === null ? null : (
        <ErrorNote
          title="The events could not be loaded"
          error={error}
          onRetry={() => void refetch()}
        />
      )}
      {data === undefined ? (
        error === null && <Skeleton lines={6} label="Loading the events" />
      ) : data.events.length === 0 ? (
        <p className="py-2">No event of it is in the index.</p>
      ) : (
        <div className={isPlaceholderData ? "stale" : ""} aria-busy={isPlaceholderData}>
          <EvidenceTable alertId={id} events={data.events} />
        </div>
      )}
      {cursors.length === 1 && next === null ? null : (
        <div className="mt-2 flex items-center justify-end gap-2" data-no-print>
          <span className="text-muted">Page {cursors.length}</span>
          <Button
            aria-disabled={cursors.length === 1}
            onClick={() => cursors.length > 1 && setCursors(cursors.slice(0, -1))}
          >
            <Icon name="chevron-left" />
            Newer
          </Button>
          <Button
            aria-disabled={next === null}
            onClick={() => next !== null && setCursors([...cursors, next])}
          >
            Older
            <Icon name="chevron-right" />
          </Button>
        </div>
      )}
    </section>
  );
}
