"use client";

import type { ReactNode } from "react";
import { EventCount } from "@/components/shell/event-count";
import { ProfileLink } from "@/components/shell/profile-link";
import { TimeText } from "@/components/shell/time-text";
import { VisibleText } from "@/components/ui/visible-text";
import type { OverviewLine } from "@/lib/api/overview-contract";
import { formatCounted } from "@/lib/format/count";

/** Values with their events; a value leads to its own page, a number to the events. */
export function OverviewLines({
  rows,
  total,
  one,
}: {
  readonly rows: readonly OverviewLine[];
  /** Of all, listed or not. */
  readonly total: number;
  /** What a row is, after a number: "action". */
  readonly one: string;
}) {
  const more = total - rows.length;
  return (
    <>
      <ul>
        {rows.map((row) => (
          <Line key={`${row.label} ${row.link?.q}`}>
            <span className="min-w-0 flex-1">
              <ProfileLink profile={row.profile}>
                <VisibleText text={row.label} />
              </ProfileLink>
              {row.firstMs === null ? null : (
                <span className="text-xs text-muted">
                  {" "}
                  first <TimeText timeMs={row.firstMs} withZone toSecond />
                </span>
              )}
            </span>
            <EventCount count={row.events} of={row.label} link={row.link} />
          </Line>
        ))}
      </ul>
      {more > 0 ? (
        <p className="text-xs text-muted">and {formatCounted(more, `more ${one}`)}</p>
      ) : null}
    </>
  );
}

/** One row of a list: what it is, and its number at the end. */
export function Line({ children }: { readonly children: ReactNode }) {
  return (
    <li className="flex min-h-7 items-center gap-3 border-b border-line/60 last:border-b-0">
      {children}
    </li>
  );
}
