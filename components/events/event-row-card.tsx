import { memo } from "react";
import { TimeText } from "@/components/shell/time-text";
import { VisibleText } from "@/components/ui/visible-text";
import type { EventRow } from "@/lib/api/contract";
import { callPlace } from "@/lib/format/call-place";
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
        <span className="min-w-0 truncate text-xs">
          <OutcomeCell row={row} />
        </span>
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
