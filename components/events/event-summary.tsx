import { TriangleAlert } from "lucide-react";
import { TimeText } from "@/components/shell/time-text";
import { ShortId } from "@/components/ui/short-id";
import { VisibleText } from "@/components/ui/visible-text";
import type { EventDetail } from "@/lib/api/contract";
import { OutcomeCell } from "./outcome-cell";

/** What happened, in one sentence and one line of facts; oddities of the record are named. */
export function EventSummary({ detail }: { readonly detail: EventDetail }) {
  const { row } = detail;
  return (
    <div className="space-y-2">
      <p className="text-base leading-6">
        <VisibleText text={detail.sentence} />
      </p>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span>
          <OutcomeCell row={row} />
        </span>
        <span className="font-mono text-xs">
          <TimeText timeMs={row.timeMs} withZone />
        </span>
        <span className="text-muted">
          {row.readOnly === null
            ? "read or write not recorded"
            : row.readOnly
              ? "read only"
              : "write"}
        </span>
        {detail.eventId === null ? (
          <span className="text-warn">no event ID</span>
        ) : (
          <span className="text-muted">
            ID <ShortId id={detail.eventId} label="event ID" />
          </span>
        )}
      </p>
      {row.flags.length > 0 ? (
        <p className="flex items-start gap-1.5 text-warn">
          <TriangleAlert size={14} aria-hidden="true" className="mt-0.5 shrink-0" />
          This record is unusual: {row.flags.map((flag) => flag.replaceAll("-", " ")).join(", ")}.
        </p>
      ) : null}
    </div>
  );
}
