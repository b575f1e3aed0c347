import { TimeText } from "@/components/shell/time-text";
import { VisibleText } from "@/components/ui/visible-text";
import type { EventRow } from "@/lib/api/contract";
import { EventLink } from "./event-link";
import type { EventSurroundings } from "./event-surroundings";
import { OutcomeCell } from "./outcome-cell";
import { PrincipalCell } from "./principal-cell";

/** A few events, each opened where the present one is. */
export function RelatedRows({
  rows,
  around,
}: {
  readonly rows: readonly EventRow[];
  readonly around: EventSurroundings;
}) {
  return (
    <ul className="border-y border-line">
      {rows.map((row) => (
        <li key={row.key} className="border-t border-line first:border-t-0">
          <EventLink
            eventKey={row.key}
            around={around}
            className="block px-1 py-1.5 text-ink no-underline hover:bg-hover"
          >
            <span className="flex items-center justify-between gap-3">
              <span className="min-w-0 truncate font-medium">
                <VisibleText text={row.eventName ?? "no event name"} />
              </span>
              <span className="shrink-0 font-mono text-xs text-muted">
                <TimeText timeMs={row.timeMs} withZone />
              </span>
            </span>
            <span className="flex items-center justify-between gap-3 text-xs">
              <span className="min-w-0 truncate">
                <PrincipalCell principal={row.principal} />
                {row.account === null ? null : (
                  <span className="text-muted">
                    {" · "}
                    <VisibleText text={row.account} />
                  </span>
                )}
              </span>
              <span className="min-w-0 shrink-0 truncate">
                <OutcomeCell row={row} />
              </span>
            </span>
          </EventLink>
        </li>
      ))}
    </ul>
  );
}
