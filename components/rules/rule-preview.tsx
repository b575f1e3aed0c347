"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { pageRoute } from "@/components/shell/page-route";
import { TimeText } from "@/components/shell/time-text";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { FactList } from "@/components/ui/fact-list";
import type { FactColumn } from "@/components/ui/fact-table";
import { PageLink } from "@/components/ui/page-link";
import { ProgressBar } from "@/components/ui/progress-bar";
import { VisibleText } from "@/components/ui/visible-text";
import type { Hunt } from "@/lib/api/hunt-contract";
import type { RuleKind } from "@/lib/api/rule-contract";
import { cancelHunt, huntQuery, isHunting, startPreview } from "@/lib/api/rule-hunt-queries";
import { formatCount, formatCounted } from "@/lib/format/count";
import { HuntDownloads } from "./hunt-downloads";

const RANGES = [
  { days: 1, word: "1 day" },
  { days: 7, word: "7 days" },
  { days: 30, word: "30 days" },
  { days: 90, word: "90 days" },
  { days: 365, word: "1 year" },
  { days: 0, word: "everything indexed" },
] as const;

/** What a text would have found in what is indexed: by day, with examples. Nothing is kept. */
export function RulePreview({
  text,
  runs,
  kind,
  onEnd,
}: {
  readonly text: string;
  readonly runs: boolean;
  readonly kind: RuleKind | null;
  /** Told the text of a preview that has ended. */
  readonly onEnd: (text: string) => void;
}) {
  const [days, setDays] = useState(0);
  const start = useMutation({
    mutationFn: (asked: { readonly text: string; readonly days: number }) =>
      startPreview({
        text: asked.text,
        ...(asked.days > 0 && { from: `now-${asked.days}d`, to: "now" }),
      }),
  });
  const id = start.data?.id ?? 0;
  const { data: hunt, error } = useQuery({ ...huntQuery(id), enabled: id > 0 });
  const looked = start.variables?.text;
  const isDone = hunt?.state === "done";
  useEffect(() => {
    if (isDone && looked !== undefined) onEnd(looked);
  }, [isDone, looked, onEnd]);
  return (
    <section aria-labelledby="preview" className="space-y-2">
      <h2 id="preview" className="border-b border-line pb-1 text-base font-semibold">
        Preview
      </h2>
      <p className="text-muted">
        What it would have found in the events that are indexed. Nothing is kept but these counts.
        {kind === "correlation"
          ? " Of a correlation its alerts count, each by its last event."
          : ""}
        {kind === "filter" ? " Of a filter what it takes out counts." : ""}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <label className="flex h-8 items-center gap-1.5 rounded-md border border-edge bg-surface ps-2">
          <span className="text-muted">Over</span>
          <select
            value={days}
            className="h-full rounded-md bg-surface pe-1"
            onChange={({ target }) => setDays(Number(target.value))}
          >
            {RANGES.map((range) => (
              <option key={range.days} value={range.days}>
                {range.days === 0 ? range.word : `the last ${range.word}`}
              </option>
            ))}
          </select>
        </label>
        <Button
          aria-disabled={!runs || start.isPending}
          onClick={() => {
            if (runs && !start.isPending) start.mutate({ text, days });
          }}
        >
          {hunt === undefined ? "Preview" : "Preview again"}
        </Button>
      </div>
      {start.isError || error !== null ? (
        <div className="-mx-3">
          <ErrorNote title="The preview failed" error={start.error ?? error} />
        </div>
      ) : null}
      {hunt === undefined ? null : (
        <div className={looked === text ? "" : "stale"}>
          <Found hunt={hunt} />
        </div>
      )}
    </section>
  );
}

function Found({ hunt }: { readonly hunt: Hunt }) {
  const { id, state, hits, candidates, candidatesDone, problem } = hunt;
  const cancel = useMutation({ mutationFn: () => cancelHunt(id) });
  return (
    <div className="space-y-3">
      {isHunting(hunt) ? (
        <div className="flex items-center gap-3">
          <div className="min-w-0 flex-1">
            <ProgressBar done={candidatesDone} total={candidates} label="Events looked at" />
            <p className="text-xs text-muted">
              {state === "waiting"
                ? "Waiting for a worker."
                : `${formatCount(candidatesDone)} of ${formatCount(candidates)} events that come into question`}
            </p>
          </div>
          <Button look="danger" busy={cancel.isPending} onClick={() => cancel.mutate()}>
            Cancel
          </Button>
        </div>
      ) : null}
      {hunt.readsAll ? (
        <p className="text-xs text-muted">
          It looks at every event: nothing that the index knows narrows it down.
        </p>
      ) : null}
      <p role="status" className="font-medium">
        {state === "failed" ? "The preview failed. " : ""}
        {state === "cancelled" ? "Cancelled. " : ""}
        {formatCounted(hits, "event")} {isHunting(hunt) ? "so far" : "would have matched"}
        {state === "done" ? "." : ""}
      </p>
      {state === "done" && hits > 0 ? <HuntDownloads id={id} /> : null}
      {problem === null ? null : (
        <p className="text-bad">
          <VisibleText text={problem} />
        </p>
      )}
      <FactList
        title="By day"
        what="preview-days"
        rows={hunt.days}
        columns={DAYS}
        keyOf={({ day }) => day}
        empty="Nothing yet."
      />
      <FactList
        title="Newest events"
        what="preview-events"
        rows={hunt.samples}
        columns={SAMPLES}
        keyOf={({ key }) => key}
        empty="None."
      />
    </div>
  );
}

const DAYS: readonly FactColumn<Hunt["days"][number]>[] = [
  { header: "Day, UTC", text: ({ day }) => day },
  { header: "Events", isNumber: true, text: ({ hits }) => hits },
  { header: "Of them failed", isNumber: true, text: ({ failed }) => failed },
];

const SAMPLES: readonly FactColumn<Hunt["samples"][number]>[] = [
  {
    header: "Time",
    text: ({ timeMs }) => (timeMs === null ? null : new Date(timeMs).toISOString()),
    show: ({ timeMs }) => <TimeText timeMs={timeMs} withZone />,
  },
  {
    header: "Event",
    text: ({ key }) => key,
    show: ({ key, eventName }) => (
      <PageLink
        href={pageRoute(`/events/${encodeURIComponent(key)}`)}
        className="inline-block min-h-6"
      >
        <VisibleText text={eventName ?? "not recorded"} />
      </PageLink>
    ),
  },
];
