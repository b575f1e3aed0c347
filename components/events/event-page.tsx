"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { PinButton } from "@/components/shell/pin-button";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button, buttonClass } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { ErrorNote } from "@/components/ui/error-note";
import { Icon } from "@/components/ui/icon";
import { Skeleton } from "@/components/ui/skeleton";
import { VisibleText } from "@/components/ui/visible-text";
import { ApiError } from "@/lib/api/fetch-json";
import { eventDetailQuery } from "@/lib/api/one-event-queries";
import { type Choice, type ChoiceState, withChoice } from "./edit-query";
import { EventNotFound } from "./event-not-found";
import { EventParts } from "./event-parts";
import { type EventSurroundings, eventPath, listPath } from "./event-surroundings";
import { useEventView } from "./use-event-view";
import { usePrintAll } from "./use-print-all";

/** One event on its own page: the permalink of a record. */
export function EventPage({ eventKey }: { readonly eventKey: string }) {
  const router = useRouter();
  const { view, listing, change } = useEventView();
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...eventDetailQuery(eventKey, view.asof),
    placeholderData: keepPreviousData,
  });
  const { printing, print } = usePrintAll();
  const search = (q: string) => router.push(listPath({ ...view, q, e: eventKey }));
  const around: EventSurroundings = {
    view,
    listing,
    change,
    onChoose: (choice: Choice, state: ChoiceState) => search(withChoice(view.q, choice, state)),
    onOnly: (choice) => search(withChoice("", choice, "include")),
    hrefOf: (key, patch) => eventPath(key, { ...view, ...patch }),
    onOpen: (key, patch) => router.push(eventPath(key, { ...view, ...patch })),
  };
  const previous = data?.previousKey ?? null;
  const next = data?.nextKey ?? null;
  useShortcuts({
    ...(previous === null ? {} : { k: () => around.onOpen(previous) }),
    ...(next === null ? {} : { j: () => around.onOpen(next) }),
  });

  if (data === undefined) {
    if (error === null) return <Skeleton lines={12} label="Loading the event" />;
    return error instanceof ApiError && error.code === "not_found" ? (
      <EventNotFound eventKey={eventKey} view={view} />
    ) : (
      <ErrorNote
        title="This event could not be loaded"
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  const name = data.row.eventName ?? "Event without a name";
  return (
    <article
      className={`mx-auto max-w-5xl py-3 ${isPlaceholderData ? "stale" : ""}`}
      aria-busy={isPlaceholderData}
      data-print-flow
    >
      <div className="mb-2 flex flex-wrap items-center gap-2 px-3" data-no-print>
        <nav aria-label="Breadcrumbs" className="min-w-0">
          <ol className="flex min-w-0 items-center gap-1">
            <li>
              <Link href={listPath({ ...view, e: data.row.key })}>Events</Link>
            </li>
            <li aria-hidden="true" className="text-muted">
              /
            </li>
            <li aria-current="page" className="min-w-0 truncate">
              <VisibleText text={name.slice(0, 100)} />
            </li>
          </ol>
        </nav>
        <span className="ms-auto flex flex-wrap items-center gap-1">
          {previous === null ? null : (
            <Link
              href={around.hrefOf(previous)}
              className={buttonClass()}
              title="Earlier event (k)"
              aria-keyshortcuts="k"
            >
              <Icon name="chevron-left" />
              Earlier
            </Link>
          )}
          {next === null ? null : (
            <Link
              href={around.hrefOf(next)}
              className={buttonClass()}
              title="Later event (j)"
              aria-keyshortcuts="j"
            >
              Later
              <Icon name="chevron-right" />
            </Link>
          )}
          <CopyButton
            text={`${window.location.origin}${eventPath(data.row.key, { ...view, q: "", from: null, to: null })}`}
            label="Copy link to this event"
            word="Copy link"
          />
          <PinButton pin={{ kind: "event", key: data.row.key }} what="this event" hasKey />
          <Button look="quiet" onClick={print}>
            <Icon name="printer" size={14} />
            Print
          </Button>
        </span>
      </div>
      <h1 className="mb-1 px-3 text-xl font-semibold">
        <VisibleText text={name} />
      </h1>
      <EventParts key={data.row.key} detail={data} around={around} printing={printing} />
    </article>
  );
}
