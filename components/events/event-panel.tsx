"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRef } from "react";
import { PinButton } from "@/components/shell/pin-button";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { buttonClass } from "@/components/ui/button";
import { withCode } from "@/components/ui/code-on-demand";
import { ErrorNote } from "@/components/ui/error-note";
import { Icon } from "@/components/ui/icon";
import { Skeleton } from "@/components/ui/skeleton";
import { VisibleText } from "@/components/ui/visible-text";
import { eventDetailQuery } from "@/lib/api/one-event-queries";
import type { Choice, ChoiceState } from "./edit-query";
import { EventPanelEdge } from "./event-panel-edge";
import { EventParts } from "./event-parts";
import { type EventSurroundings, eventPath, listPath } from "./event-surroundings";
import { QUERY_CODE } from "./query-code";
import { useEventView } from "./use-event-view";
import { useReturnFocus } from "./use-return-focus";

/** The open event beside the list. */
export function EventPanel({
  eventKey,
  onClose,
  onChoose,
}: {
  readonly eventKey: string;
  readonly onClose: () => void;
  readonly onChoose: (choice: Choice, state: ChoiceState) => void;
}) {
  const { view, listing, change } = useEventView();
  const panel = useRef<HTMLElement>(null);
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...eventDetailQuery(eventKey, view.asof),
    placeholderData: keepPreviousData,
  });
  useReturnFocus(panel);
  useShortcuts({ h: onClose });
  const around: EventSurroundings = {
    view,
    listing,
    change,
    onChoose,
    onOnly: (choice) =>
      withCode(QUERY_CODE, ({ withChoice }) => change({ q: withChoice("", choice, "include") })),
    hrefOf: (key, patch) => listPath({ ...view, e: key, ...patch }),
    onOpen: (key, patch) => change({ e: key, ...patch }),
  };
  return (
    <aside
      ref={panel}
      aria-label="Event"
      data-print-flow
      className="relative flex w-120 shrink-0 flex-col border-s border-line bg-page print:w-auto! print:border-t print:border-s-0"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented || isOwnEscape(event.target)) return;
        event.preventDefault();
        onClose();
      }}
    >
      <EventPanelEdge panel={panel} />
      <div className="flex h-10 shrink-0 items-center gap-1 ps-3 pe-1">
        <h2 className="min-w-0 flex-1 truncate text-base font-semibold">
          <VisibleText text={data?.row.eventName ?? "Event"} />
        </h2>
        {data === undefined ? null : (
          <PinButton pin={{ kind: "event", key: data.row.key }} what="this event" hasKey />
        )}
        <Link
          href={eventPath(eventKey, view)}
          className={`${buttonClass("quiet")} text-muted`}
          data-no-print
        >
          <Icon name="maximize-2" size={14} />
          Full page
        </Link>
        <button
          type="button"
          title="Close (h or Esc)"
          aria-label="Close the event"
          data-no-print
          className="rounded-md p-2 hover:bg-hover"
          onClick={onClose}
        >
          <Icon name="x" />
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
          className={`flex min-h-0 flex-1 flex-col ${isPlaceholderData ? "stale" : ""}`}
          aria-busy={isPlaceholderData}
        >
          <EventParts key={data.row.key} detail={data} around={around} />
        </div>
      )}
    </aside>
  );
}

/** Escape in a dialog closes the dialog, and in a search box it empties the box. */
function isOwnEscape(target: EventTarget): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest("dialog") !== null) return true;
  return target instanceof HTMLInputElement && target.value !== "";
}
