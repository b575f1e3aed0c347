import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { VisibleText } from "@/components/ui/visible-text";
import type { EventSearch } from "@/lib/search/event-search";
import { closeEvent } from "./close-event";
import { listPath } from "./event-surroundings";

/** Says what was looked for, and where it may be. */
export function EventNotFound({
  eventKey,
  view,
}: {
  readonly eventKey: string;
  readonly view: EventSearch;
}) {
  return (
    <div className="mx-auto max-w-2xl space-y-3 p-6">
      <h1 className="text-xl font-semibold">No such event</h1>
      <p>
        Looked for the event{" "}
        <VisibleText text={eventKey.slice(0, 200)} className="font-mono break-all" />.
      </p>
      <ul className="list-disc space-y-1 ps-5 text-muted">
        <li>Its log file may not have been imported yet, or was removed.</li>
        <li>The link may be cut off: an event ID has 36 characters.</li>
        <li>It may belong to an account that you may not see.</li>
      </ul>
      <p className="flex flex-wrap gap-2">
        <Link
          href={listPath({ ...view, ...closeEvent({ ...view, e: eventKey }) })}
          className={buttonClass()}
        >
          To the events
        </Link>
        <Link href="/imports" className={buttonClass()}>
          What was imported
        </Link>
      </p>
    </div>
  );
}
