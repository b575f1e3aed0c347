"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeft, ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { buttonClass } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { ErrorNote } from "@/components/ui/error-note";
import { Skeleton } from "@/components/ui/skeleton";
import { VisibleText } from "@/components/ui/visible-text";
import { eventDetailQuery } from "@/lib/api/event-queries";
import { type Choice, type ChoiceState, withChoice } from "./edit-query";
import { EventEvidence } from "./event-evidence";
import { EventFields } from "./event-fields";
import { EventSummary } from "./event-summary";
import { RawRecord } from "./raw-record";

/** One event on its own page: the permalink of a record. */
export function EventPage({ eventKey }: { readonly eventKey: string }) {
  const router = useRouter();
  const { data, error, refetch } = useQuery(eventDetailQuery(eventKey));
  const search = (choice: Choice, state: ChoiceState) =>
    router.push(`/events?${new URLSearchParams({ q: withChoice("", choice, state) })}`);
  const previous = data?.previousKey ?? null;
  const next = data?.nextKey ?? null;
  useShortcuts({
    ...(previous === null ? {} : { k: () => router.push(pathOf(previous)) }),
    ...(next === null ? {} : { j: () => router.push(pathOf(next)) }),
  });

  if (data === undefined) {
    return error === null ? (
      <Skeleton lines={12} label="Loading the event" />
    ) : (
      <ErrorNote
        title="This event could not be loaded"
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  return (
    <article className="mx-auto max-w-7xl p-4">
      <div className="mb-3 flex flex-wrap items-center gap-2" data-no-print>
        <Link href="/events" className={buttonClass("quiet")}>
          <ArrowLeft size={16} aria-hidden="true" />
          Events
        </Link>
        <span className="ms-auto flex items-center gap-2">
          {previous === null ? null : (
            <Link href={pathOf(previous)} className={buttonClass()} title="Earlier event (k)">
              <ChevronLeft size={16} aria-hidden="true" />
              Earlier
            </Link>
          )}
          {next === null ? null : (
            <Link href={pathOf(next)} className={buttonClass()} title="Later event (j)">
              Later
              <ChevronRight size={16} aria-hidden="true" />
            </Link>
          )}
          <CopyButton text={eventKey} label="Copy the key of this event" word="Copy key" />
        </span>
      </div>
      <h1 className="mb-1 text-xl font-semibold">
        <VisibleText text={data.row.eventName ?? "Event without a name"} />
      </h1>
      <EventSummary detail={data} />
      <div className="mt-6 grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
        <Part title="Fields">
          <EventFields fields={data.fields} onChoose={search} />
        </Part>
        <div className="space-y-6">
          <Part title="Evidence">
            <EventEvidence detail={data} />
          </Part>
          <Part title="Raw record">
            <RawRecord detail={data} />
          </Part>
        </div>
      </div>
    </article>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-2 border-b border-line pb-1 text-base font-semibold">{title}</h2>
      {children}
    </section>
  );
}

function pathOf(key: string): `/events/${string}` {
  return `/events/${encodeURIComponent(key)}`;
}
