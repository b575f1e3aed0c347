import { memo } from "react";
import { TimeText } from "@/components/shell/time-text";
import { Icon } from "@/components/ui/icon";
import { VisibleText } from "@/components/ui/visible-text";
import type { EventRow } from "@/lib/api/contract";
import { callPlace } from "@/lib/format/call-place";
import { toVisible } from "@/lib/format/visible";
import { OutcomeCell } from "./outcome-cell";
import { PrincipalCell } from "./principal-cell";

/** An event as a card of three short lines, for narrow screens. */
export const EventRowCard = memo(function EventRowCard({ row }: { readonly row: EventRow }) {
  return (
    <td className="flex h-full min-w-0 flex-col justify-center gap-0.5 px-3">
      <div className="flex min-w-0 items-center justify-between gap-2">
        <span className="truncate font-medium">
          <VisibleText text={row.eventName ?? "–"} />
        </span>
        <span className="ms-auto min-w-0 truncate text-xs">
          <OutcomeCell row={row} />
        </span>
        <button
          type="button"
          // The list keeps the focus; its menu key opens the same.
          tabIndex={-1}
          data-menu
          data-field="event"
          aria-label={`What to do with ${toVisible(row.eventName?.slice(0, 80) ?? "this event")}`}
          aria-haspopup="dialog"
          className="flex size-6 shrink-0 items-center justify-center rounded-sm text-muted hover:bg-hover hover:text-ink"
        >
          <Icon name="ellipsis" />
        </button>
      </div>
      <div className="flex min-w-0 items-center justify-between gap-2 text-xs">
        <span className="truncate">
          <PrincipalCell principal={row.principal} />
        </span>
        <span className="shrink-0 font-mono text-muted">
          <TimeText timeMs={row.timeMs} />
        </span>
      </div>
      <div className="truncate text-xs text-muted">
        <VisibleText text={callPlace(row)} />
      </div>
    </td>
  );
});
