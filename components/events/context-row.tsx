import type { CSSProperties } from "react";
import { TimeText } from "@/components/shell/time-text";
import { VisibleText } from "@/components/ui/visible-text";
import type { EventRow } from "@/lib/api/contract";
import { callPlace } from "@/lib/format/call-place";
import { OutcomeCell } from "./outcome-cell";
import { PrincipalCell } from "./principal-cell";

/** One event around the open one, in two lines. The list has the keys and the clicks. */
export function ContextRow({
  id,
  row,
  isAnchor,
  isActive,
  place,
  style,
}: {
  readonly id: string;
  readonly row: EventRow;
  /** The open event itself. */
  readonly isAnchor: boolean;
  readonly isActive: boolean;
  readonly place: { readonly position: number; readonly of: number };
  readonly style: CSSProperties;
}) {
  return (
    <div
      id={id}
      role="option"
      aria-selected={isAnchor}
      aria-posinset={place.position}
      aria-setsize={place.of}
      tabIndex={-1}
      data-index={place.position - 1}
      data-active={isActive || undefined}
      style={style}
      className={`absolute inset-x-0 top-0 flex flex-col justify-center border-b border-line/60 px-2 group-focus/list:data-active:shadow-[inset_3px_0_0_var(--accent)] ${isAnchor ? "bg-selected" : "hover:bg-hover"}`}
    >
      <span className="flex items-center gap-2">
        <span className="shrink-0 font-mono text-xs">
          <TimeText timeMs={row.timeMs} />
        </span>
        <span className="min-w-0 flex-1 truncate font-medium">
          <VisibleText text={row.eventName?.slice(0, 200) ?? "–"} />
        </span>
        <span className="max-w-1/2 shrink-0 truncate text-xs">
          {isAnchor ? <strong className="me-2">this event</strong> : null}
          <OutcomeCell row={row} />
        </span>
      </span>
      <span className="truncate text-xs text-muted">
        <PrincipalCell principal={row.principal} />
        {" · "}
        <VisibleText text={callPlace(row)} />
      </span>
    </div>
  );
}
