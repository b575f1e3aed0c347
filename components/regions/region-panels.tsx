"use client";

import type { HeatColumn } from "@/components/charts/heat-data";
import { EventCount } from "@/components/shell/event-count";
import { FactList } from "@/components/ui/fact-list";
import type { FactColumn } from "@/components/ui/fact-table";
import { VisibleText } from "@/components/ui/visible-text";
import type { AccountRegions, RegionGrid } from "@/lib/api/region-contract";
import { HomeRegions } from "./home-regions";
import { PlacedElsewhere } from "./placed-elsewhere";
import type { LinkBounds } from "./region-links";
import { UnusualList } from "./unusual-list";

type Outside = AccountRegions["outside"][number] & { readonly account: string };

const OUTSIDE: readonly FactColumn<Outside>[] = [
  { header: "Account", text: ({ account }) => account },
  {
    header: "Region",
    text: ({ region }) => region,
    show: ({ region }) => <VisibleText text={region} />,
  },
  {
    header: "Events",
    isNumber: true,
    text: ({ events }) => events,
    show: ({ link, events, account, region }) => (
      <EventCount link={link} count={events} of={`${account} in ${region}`} />
    ),
  },
];

/** What stands below the grid: what is unusual in it, which Regions are usual, what happened elsewhere, and where really. */
export function RegionPanels({
  grid,
  columns,
  bounds,
  isEmpty,
}: {
  readonly grid: RegionGrid;
  readonly columns: readonly HeatColumn[];
  readonly bounds: LinkBounds;
  /** Without any event nothing can be said of where events belong. */
  readonly isEmpty: boolean;
}) {
  const outside = grid.accounts.flatMap((each) =>
    each.outside.map((one) => ({ ...one, account: each.account })),
  );
  return (
    <div className="space-y-8">
      {isEmpty ? null : <UnusualList grid={grid} columns={columns} />}
      <HomeRegions accounts={grid.accounts} rows={grid.rows} />
      {isEmpty ? null : (
        <div className="grid gap-8 xl:grid-cols-2">
          <FactList
            title="Activity outside home Regions"
            note="Events of this period in Regions that are neither home, learned nor allowed for the account. Global services are left out."
            what="activity-outside-home-regions"
            rows={outside}
            columns={OUTSIDE}
            keyOf={({ account, region }) => `${account} ${region}`}
            empty="No event outside the home Regions of these accounts is indexed for this period."
          />
          <PlacedElsewhere grid={grid} bounds={bounds} />
        </div>
      )}
    </div>
  );
}
