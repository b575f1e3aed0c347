"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { ExportProgress } from "@/lib/api/desk-contract";
import { cancelExport, exportProgressQuery } from "@/lib/api/desk-queries";
import { formatBytes } from "@/lib/format/bytes";
import { formatCount, formatCounted } from "@/lib/format/count";

const POLL_MS = 500;
/** The server knows an export only once the browser has asked for the file. */
const STARTS_WITHIN_POLLS = 20;

const STATE_WORD: Readonly<Record<ExportProgress["state"], string>> = {
  running: "Downloading",
  done: "Done",
  cancelled: "Cancelled. What was saved so far is not complete: delete it.",
  failed: "The export failed. What was saved so far is not complete: delete it.",
};

/** How far one download is; closing the dialog or the page does not end it. */
export function ExportRun({
  id,
  total: expected,
  onAgain,
}: {
  readonly id: string;
  /** Events of the search; null when that was not known. */
  readonly total: number | null;
  readonly onAgain: () => void;
}) {
  const client = useQueryClient();
  const query = exportProgressQuery(id);
  const [isAsked, setAsked] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(true), POLL_MS);
    return () => clearTimeout(timer);
  }, []);
  const { data, errorUpdateCount } = useQuery({
    ...query,
    enabled: isAsked,
    staleTime: 0,
    retry: false,
    refetchInterval: ({ state }) =>
      (state.data?.state ?? "running") === "running" && state.errorUpdateCount < STARTS_WITHIN_POLLS
        ? POLL_MS
        : false,
    refetchIntervalInBackground: true,
  });
  const cancel = useMutation({
    mutationFn: () => cancelExport(id),
    onSuccess: (progress) => client.setQueryData(query.queryKey, progress),
  });
  const focus = useRef<HTMLDivElement>(null);
  useEffect(() => focus.current?.focus(), []);
  const isLost = data === undefined && errorUpdateCount >= STARTS_WITHIN_POLLS;
  const state = isLost ? "failed" : (data?.state ?? "running");
  const events = data?.events ?? 0;
  const total = data?.total ?? expected;
  const perSecond = data && data.elapsedMs > 0 ? (events * 1000) / data.elapsedMs : 0;
  return (
    <div ref={focus} tabIndex={-1} className="space-y-3 outline-none">
      <p role="status" className={state === "failed" ? "text-bad" : ""}>
        {STATE_WORD[state]}
        {state === "running" && data === undefined ? ": waiting for the first events" : ""}
        {state === "done"
          ? `: ${formatCounted(events, "event")}, ${formatBytes(data?.bytes ?? 0)}. Your browser saved ${data?.name ?? "it"}.`
          : ""}
      </p>
      {data?.problem ? <p>{data.problem}</p> : null}
      {isLost ? (
        <p>The download did not start. Your browser may have refused it, or the server is away.</p>
      ) : null}
      {total === null && state === "running" ? null : (
        <ProgressBar label="Exported" done={events} total={total ?? events} />
      )}
      <p className="flex flex-wrap gap-x-4 text-muted">
        <span>
          {total === null
            ? `${formatCounted(events, "event")} so far`
            : `${formatCount(events)} of ${formatCounted(total, "event")}`}
        </span>
        {data?.records ? <span>{formatCounted(data.records, "record")} read</span> : null}
        <span>{formatBytes(data?.bytes ?? 0)}</span>
        {state === "running" && perSecond > 0 ? (
          <span>{formatCount(perSecond)} events/s</span>
        ) : null}
      </p>
      {state === "running" ? (
        <p className="text-muted">
          You can go on working or leave this page: the download goes on until the browser is
          closed.
        </p>
      ) : null}
      <div className="flex gap-2">
        {state === "running" ? (
          <Button busy={cancel.isPending} onClick={() => cancel.mutate()}>
            Cancel
          </Button>
        ) : (
          <Button onClick={onAgain}>Another export</Button>
        )}
      </div>
    </div>
  );
}
