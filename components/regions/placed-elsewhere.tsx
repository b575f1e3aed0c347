import { EventCount } from "@/components/shell/event-count";
import { FactList } from "@/components/ui/fact-list";
import type { FactColumn } from "@/components/ui/fact-table";
import { VisibleText } from "@/components/ui/visible-text";
import type { RegionGrid } from "@/lib/api/region-contract";
import { type RegionLine, regionLines } from "./region-lines";
import { type LinkBounds, lineLink } from "./region-links";

type Served = RegionGrid["served"][number];
type SignIn = RegionGrid["signIns"][number];

const SERVED: readonly FactColumn<Served>[] = [
  {
    header: "Served by",
    text: ({ region }) => region,
    show: ({ region }) => <VisibleText text={region} />,
  },
  {
    header: "Events",
    isNumber: true,
    text: ({ events }) => events,
    show: ({ region, events, link }) => (
      <EventCount link={link} count={events} of={`STS served by ${region}`} />
    ),
  },
  {
    header: "Recorded in another Region",
    text: () => "not counted",
    show: ({ region, elsewhere }) => (
      <EventCount
        link={elsewhere}
        count={null}
        of={`STS served by ${region}, recorded elsewhere`}
      />
    ),
  },
];

const SIGN_INS: readonly FactColumn<SignIn>[] = [
  {
    header: "Recorded in",
    text: ({ region }) => region ?? "no Region recorded",
    show: ({ region }) => <VisibleText text={region ?? "no Region recorded"} />,
  },
  {
    header: "Events",
    isNumber: true,
    text: ({ events }) => events,
    show: ({ region, events, link }) => (
      <EventCount link={link} count={events} of={`sign-ins, ${region ?? "no Region"}`} />
    ),
  },
  { header: "Why there", text: ({ why }) => why },
];

/** Events whose recording Region does not say where they happened. */
export function PlacedElsewhere({
  grid,
  bounds,
}: {
  readonly grid: RegionGrid;
  readonly bounds: LinkBounds;
}) {
  const globalLines = regionLines(grid, {
    show: "all",
    split: true,
    sort: "volume",
    out: "events",
  }).filter(({ part }) => part === "global");
  return (
    <>
      <FactList
        title="Recorded in one Region, happened elsewhere"
        note="Global services such as IAM, CloudFront and Route 53 record in one Region of a partition, us-east-1 for most accounts, whatever they are about."
        what="global-services"
        rows={globalLines}
        columns={globalColumns({ ...bounds, out: "events" })}
        keyOf={({ id }) => id}
        empty="No event of a global service is indexed for this period."
      />
      <FactList
        title="STS by the Region that served it"
        note="Calls to the global endpoint of STS are recorded in one Region and served in another, where the record tells. The last column has no number: those events are counted when its link is opened."
        what="sts-served-regions"
        rows={grid.served}
        columns={SERVED}
        keyOf={({ region }) => region}
        empty="No STS call of this period says which Region served it."
      />
      <FactList
        title="Sign-ins by the Region that recorded them"
        note="Where a sign-in is recorded follows from how it was made. It does not say where somebody was."
        what="sign-ins"
        rows={grid.signIns}
        columns={SIGN_INS}
        keyOf={({ region }) => region ?? ""}
        empty="No sign-in is indexed for this period."
      />
    </>
  );
}

function globalColumns(bounds: LinkBounds): readonly FactColumn<RegionLine>[] {
  return [
    {
      header: "Recorded in",
      text: ({ row }) => row.region ?? "no Region recorded",
      show: ({ row }) => <VisibleText text={row.region ?? "no Region recorded"} />,
    },
    {
      header: "Of global services",
      isNumber: true,
      text: ({ counts }) => counts.events,
      show: (line) => (
        <EventCount link={lineLink(line, bounds)} count={line.counts.events} of={line.title} />
      ),
    },
    {
      header: "Of services of the Region",
      isNumber: true,
      text: ({ row }) => row.all.events - row.global.events,
    },
  ];
}
