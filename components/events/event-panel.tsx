"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Maximize2, X } from "lucide-react";
import Link from "next/link";
import { ErrorNote } from "@/components/ui/error-note";
import { Skeleton } from "@/components/ui/skeleton";
import { Tabs } from "@/components/ui/tabs";
import { VisibleText } from "@/components/ui/visible-text";
import { eventDetailQuery } from "@/lib/api/event-queries";
import type { PanelTab } from "@/lib/search/event-search";
import type { Choice, ChoiceState } from "./edit-query";
import { EventEvidence } from "./event-evidence";
import { EventFields } from "./event-fields";
import { EventSummary } from "./event-summary";
import { RawRecord } from "./raw-record";

const TABS = [
  { id: "fields", label: "Fields" },
  { id: "raw", label: "Raw record" },
  { id: "related", label: "Evidence" },
] as const satisfies readonly { id: PanelTab; label: string }[];

/** The open event beside the list. */
export function EventPanel({
  eventKey,
  tab,
  onTab,
  onClose,
  onChoose,
}: {
  readonly eventKey: string;
  readonly tab: PanelTab;
  readonly onTab: (tab: PanelTab) => void;
  readonly onClose: () => void;
  readonly onChoose: (choice: Choice, state: ChoiceState) => void;
}) {
  // The summary stands above all tabs; the fields are what is shown with it.
  const active = TABS.find((each) => each.id === tab)?.id ?? "fields";
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...eventDetailQuery(eventKey),
    placeholderData: keepPreviousData,
  });
  return (
    <aside
      aria-label="Event"
      className="flex w-[30rem] max-w-[45%] shrink-0 flex-col border-s border-line bg-page"
    >
      <div className="flex h-10 shrink-0 items-center gap-1 border-b border-line ps-3 pe-1">
        <h2 className="min-w-0 flex-1 truncate text-base font-semibold">
          <VisibleText text={data?.row.eventName ?? "Event"} />
        </h2>
        <Link
          href={`/events/${encodeURIComponent(eventKey)}`}
          className="flex h-8 items-center gap-1 rounded-md px-2 text-xs text-muted no-underline hover:bg-hover hover:text-ink"
        >
          <Maximize2 size={14} aria-hidden="true" />
          Full page
        </Link>
        <button
          type="button"
          title="Close (h or Esc)"
          aria-label="Close the event"
          className="rounded-md p-2 hover:bg-hover"
          onClick={onClose}
        >
          <X size={16} aria-hidden="true" />
        </button>
      </div>
      {data === undefined ? (
        error === null ? (
          <Skeleton lines={8} label="Loading the event" />
        ) : (
          <ErrorNote
            title="The event could not be loaded"
            error={error}
            onRetry={() => void refetch()}
          />
        )
      ) : (
        <div
          className={`min-h-0 flex-1 overflow-auto p-3 ${isPlaceholderData ? "opacity-60" : ""}`}
        >
          <EventSummary detail={data} />
          <Tabs tabs={TABS} active={active} onChange={onTab} label="Parts of the event">
            {active === "fields" ? <EventFields fields={data.fields} onChoose={onChoose} /> : null}
            {active === "raw" ? <RawRecord key={eventKey} detail={data} /> : null}
            {active === "related" ? <EventEvidence detail={data} /> : null}
          </Tabs>
        </div>
      )}
    </aside>
  );
}
