"use client";

import type { ActivityColumn } from "@/components/charts/activity-column";
import { EventCount } from "@/components/shell/event-count";
import { TimeText } from "@/components/shell/time-text";
import { OutcomeMark } from "@/components/ui/outcome-mark";
import { narrowed } from "@/lib/api/narrowed";
import type { EventLink } from "@/lib/api/period-contract";
import { formatDuration } from "@/lib/format/duration";
import { OUTCOMES } from "./overview-words";

const CELL = "px-2 text-end whitespace-nowrap";

/** The numbers of the chart; each leads to its events. */
export function ActivityTable({
  columns,
  link,
}: {
  readonly columns: readonly ActivityColumn[];
  readonly link: EventLink;
}) {
  return (
    <section aria-label="Activity as a table" className="max-h-96 overflow-auto">
      <table className="w-full">
        <thead className="sticky top-0 bg-page text-xs text-muted">
          <tr>
            <th scope="col" className="text-start font-medium whitespace-nowrap">
              from
            </th>
            <th scope="col" className={`${CELL} font-medium`}>
              events
            </th>
            {OUTCOMES.map(({ name, outcome, word }) => (
              <th key={name} scope="col" className={`${CELL} font-medium`}>
                <OutcomeMark outcome={outcome} /> {word}
              </th>
            ))}
            <th scope="col" className={`${CELL} font-medium`}>
              not covered
            </th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => {
            const { startMs, endMs, events, uncoveredMs } = column;
            const ofColumn = { ...link, fromMs: startMs, toMs: endMs };
            const when = `the time from ${new Date(startMs).toISOString()}`;
            return (
              <tr key={startMs} className="border-t border-line/60">
                <th scope="row" className="text-start font-normal whitespace-nowrap">
                  <TimeText timeMs={startMs} withZone />
                </th>
                <td className={CELL}>
                  <EventCount count={events} of={when} link={ofColumn} />
                </td>
                {OUTCOMES.map(({ name, outcome, word }) => (
                  <td key={name} className={CELL}>
                    <EventCount
                      count={column[name]}
                      of={`${when}, ${word}`}
                      link={narrowed(ofColumn, `outcome:${outcome}`)}
                    />
                  </td>
                ))}
                <td className={`${CELL} text-muted`}>
                  {uncoveredMs === 0 ? "" : formatDuration(uncoveredMs / 1000)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
