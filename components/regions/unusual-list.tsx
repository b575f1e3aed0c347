import type { HeatColumn } from "@/components/charts/heat-data";
import { EventCount } from "@/components/shell/event-count";
import { ProfileLink } from "@/components/shell/profile-link";
import { FactList } from "@/components/ui/fact-list";
import type { FactColumn } from "@/components/ui/fact-table";
import { VisibleText } from "@/components/ui/visible-text";
import type { RegionGrid } from "@/lib/api/region-contract";
import { MARK_WORDS } from "./region-words";
import { listUnusual, type UnusualRow } from "./unusual-rows";

const COLUMNS: readonly FactColumn<UnusualRow>[] = [
  {
    header: "Mark",
    text: ({ mark }) => MARK_WORDS[mark.kind],
    show: ({ mark }) => (
      <span className="whitespace-nowrap">
        <b className="me-1.5" aria-hidden="true">
          {mark.kind}
        </b>
        {MARK_WORDS[mark.kind]}
      </span>
    ),
  },
  {
    header: "Region",
    text: ({ region }) => region,
    show: ({ region }) => <VisibleText text={region} className="whitespace-nowrap" />,
  },
  {
    header: "Time",
    text: ({ time }) => time,
    show: ({ time }) => <span className="whitespace-nowrap">{time}</span>,
  },
  {
    header: "Why",
    text: ({ mark }) => mark.sentence,
    show: ({ mark }) => <VisibleText text={mark.sentence} />,
  },
  {
    header: "Who",
    isRare: true,
    text: ({ mark }) => mark.principals.map(({ label }) => label).join(", "),
    show: ({ mark }) => (
      <ul>
        {mark.principals.map(({ label, profile }) => (
          <li key={`${label} ${profile?.id}`}>
            <ProfileLink profile={profile}>
              <VisibleText text={label} />
            </ProfileLink>
          </li>
        ))}
      </ul>
    ),
  },
  {
    header: "Events",
    isNumber: true,
    text: ({ mark }) => mark.events,
    show: ({ mark, region, time }) => (
      <EventCount link={mark.link} count={mark.events} of={`${region}, ${time}`} />
    ),
  },
];

/** Every mark of the grid with its sentence: nothing is in a tip alone. */
export function UnusualList({
  grid,
  columns,
}: {
  readonly grid: RegionGrid;
  readonly columns: readonly HeatColumn[];
}) {
  return (
    <FactList
      title="Unusual"
      what="unusual-cells"
      rows={listUnusual(grid.rows, columns)}
      columns={COLUMNS}
      keyOf={({ id }) => id}
      empty={
        grid.baseline.isEnough
          ? "Nothing in this period is unusual for these Regions."
          : "Too little is known of the time before to tell what is unusual."
      }
    />
  );
}
