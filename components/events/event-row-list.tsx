import Link from "next/link";
import { TimeText } from "@/components/shell/time-text";
import { VisibleText } from "@/components/ui/visible-text";
import type { EventRow } from "@/lib/api/contract";
import { OutcomeCell } from "./outcome-cell";
import { PrincipalCell } from "./principal-cell";

/** A few events as links, where a grid would be too much. */
export function EventRowList({ rows }: { readonly rows: readonly EventRow[] }) {
  return (
    <ul>
      {rows.map((row) => (
        <li key={row.key} className="border-t border-line py-1 first:border-t-0">
          <Link
            href={`/events/${encodeURIComponent(row.key)}`}
            className="flex flex-wrap items-center gap-x-3 text-ink no-underline hover:underline"
          >
            <span className="font-mono text-xs">
              <TimeText timeMs={row.timeMs} withZone />
            </span>
            <span className="font-medium">
              <VisibleText text={row.eventName ?? "no event name"} />
            </span>
            <span>
              <OutcomeCell row={row} />
            </span>
            <span>
              <PrincipalCell principal={row.principal} />
            </span>
            <span className="text-muted">
              <VisibleText text={row.account ?? "no account"} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
