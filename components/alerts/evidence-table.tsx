"use client";

import { useState } from "react";
import { pageRoute } from "@/components/shell/page-route";
import { TimeText } from "@/components/shell/time-text";
import { Icon } from "@/components/ui/icon";
import { onDemand } from "@/components/ui/on-demand";
import { OutcomeWord } from "@/components/ui/outcome-mark";
import { PageLink } from "@/components/ui/page-link";
import { Skeleton } from "@/components/ui/skeleton";
import { VisibleText } from "@/components/ui/visible-text";
import type { EventRow } from "@/lib/api/contract";
import { shortenMiddle } from "@/lib/format/shorten";
import { toVisible } from "@/lib/format/visible";

const EventMatches = onDemand(
  () => import("@/components/shell/event-matches").then((module) => module.EventMatches),
  <Skeleton lines={3} label="Loading why it matched" />,
);

const CELL = "px-2 py-1 leading-6 max-sm:block max-sm:px-0 max-sm:py-0 first:ps-0";
const HEADERS = ["Time", "Event", "Who", "Where", "Outcome"];

/** Events as rows; each opens to what of it matched, and why. */
export function EvidenceTable({
  alertId,
  events,
}: {
  readonly alertId: number;
  readonly events: readonly EventRow[];
}) {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <table className="w-full border-collapse max-sm:block">
      <caption className="sr-only">Events of the alert</caption>
      <thead className="text-xs text-muted max-sm:sr-only">
        <tr>
          {HEADERS.map((header) => (
            <th key={header} scope="col" className={`${CELL} text-start font-medium`}>
              {header}
            </th>
          ))}
          <th scope="col" className={CELL} data-no-print>
            <span className="sr-only">Why it matched</span>
          </th>
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {events.map((event) => (
          <Row
            key={event.key}
            event={event}
            alertId={alertId}
            isOpen={open === event.key}
            onToggle={() => setOpen(open === event.key ? null : event.key)}
          />
        ))}
      </tbody>
    </table>
  );
}

function Row({
  event,
  alertId,
  isOpen,
  onToggle,
}: {
  readonly event: EventRow;
  readonly alertId: number;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}) {
  const { key, eventName, principal, outcome, errorCode, region, sourceIp } = event;
  return (
    <>
      <tr className="border-t border-line align-top hover:bg-hover max-sm:block max-sm:py-1">
        <td className={`${CELL} font-mono text-xs whitespace-nowrap`}>
          <TimeText timeMs={event.timeMs} />
        </td>
        <td className={`${CELL} wrap-anywhere`}>
          <PageLink href={pageRoute(`/events/${encodeURIComponent(key)}`)} className="font-medium">
            <VisibleText text={shortenMiddle(eventName ?? "without a name", 80)} />
          </PageLink>
        </td>
        <td className={`${CELL} wrap-anywhere`}>
          <VisibleText text={shortenMiddle(principal.name || principal.key || "unknown", 60)} />
        </td>
        <td className={`${CELL} wrap-anywhere`}>
          <VisibleText text={[region, sourceIp].filter((text) => text !== null).join(" · ")} />
        </td>
        <td className={`${CELL} wrap-anywhere`}>
          <OutcomeWord outcome={outcome} />
          {errorCode === null ? null : (
            <span className="text-muted">
              {" "}
              <VisibleText text={errorCode} />
            </span>
          )}
        </td>
        <td className={`${CELL} text-end max-sm:text-start`} data-no-print>
          <button
            type="button"
            aria-expanded={isOpen}
            aria-label={`Why ${toVisible(eventName ?? "it")} matched`}
            className="inline-flex h-6 items-center gap-1 rounded-sm px-1 text-muted hover:bg-hover hover:text-ink"
            onClick={onToggle}
          >
            why
            <Icon name={isOpen ? "chevron-up" : "chevron-down"} size={14} />
          </button>
        </td>
      </tr>
      {isOpen ? (
        <tr className="max-sm:block">
          <td colSpan={HEADERS.length + 1} className="pb-2 max-sm:block">
            <EventMatches eventKey={key} alertId={alertId} />
          </td>
        </tr>
      ) : null}
    </>
  );
}
