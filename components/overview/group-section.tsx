import { EventCount } from "@/components/shell/event-count";
import type { OverviewGroup } from "@/lib/api/overview-contract";
import { csvRow } from "@/lib/format/csv";
import { Line, OverviewLines } from "./overview-lines";
import { OverviewSection } from "./overview-section";

/** Events of one kind that should be rare, by what they fall into. */
export function GroupSection({
  title,
  what,
  none,
  one,
  group: { events, rows, total, link },
}: {
  readonly title: string;
  readonly what: string;
  /** What is said when there are none. */
  readonly none: string;
  readonly one: string;
  readonly group: OverviewGroup;
}) {
  return (
    <OverviewSection
      title={title}
      what={what}
      csv={
        rows.length === 0
          ? null
          : csvRow([one, "events"]) + rows.map((row) => csvRow([row.label, row.events])).join("")
      }
    >
      {events === 0 ? (
        <p className="py-1 text-muted">{none}</p>
      ) : (
        <>
          <ul>
            <Line>
              <span className="flex-1 font-medium">All</span>
              <EventCount count={events} of={title} link={link} />
            </Line>
          </ul>
          <OverviewLines rows={rows} total={total} one={one} />
        </>
      )}
    </OverviewSection>
  );
}
