"use client";

import { TimeText } from "@/components/shell/time-text";
import { VisibleText } from "@/components/ui/visible-text";
import type { CoverageGrid, CoverageRow } from "@/lib/api/coverage-contract";
import { formatCount, formatShare } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";
import { totalHours } from "./coverage-words";
import { SortedList } from "./sorted-list";
import type { SortedColumn } from "./sorted-rows";
import { STATE_WORDS, STATES } from "./state-words";

const PLACE: readonly SortedColumn<CoverageRow>[] = [
  {
    header: "Account",
    value: ({ account }) => account,
    show: ({ account }) => <VisibleText text={account} />,
  },
  {
    header: "Region",
    value: ({ region }) => region,
    show: ({ region }) => <VisibleText text={region} />,
  },
  {
    header: "Last delivery",
    value: ({ lastDeliveryMs: ms }) => (ms === null ? null : new Date(ms).toISOString()),
    show: ({ lastDeliveryMs }) => (
      <span className="whitespace-nowrap">
        <TimeText timeMs={lastDeliveryMs} withZone toSecond />
      </span>
    ),
  },
  {
    header: "Lag",
    isNumber: true,
    value: ({ lagSeconds }) => lagSeconds,
    show: ({ lagSeconds }) => (lagSeconds === null ? "–" : formatDuration(lagSeconds)),
  },
  {
    header: "Proven",
    isNumber: true,
    value: ({ hours }) => provenHours(hours),
    show: ({ hours }) => formatShare(provenHours(hours), totalHours(hours)),
  },
];

/** Each account and Region: when something last came from there, and its hours by state. */
export function PlaceList({ rows, hours }: Pick<CoverageGrid, "rows" | "hours">) {
  // Files whose names do not tell when they were delivered say the least.
  const seen = rows
    .filter(({ isSeen }) => isSeen)
    .toSorted((a, b) => Number(a.lastDeliveryMs === null) - Number(b.lastDeliveryMs === null));
  const states = STATES.filter((state) => (hours[state] ?? 0) > 0);
  const byState = states.map((state): SortedColumn<CoverageRow> => {
    const { word } = STATE_WORDS[state];
    return {
      header: `${word[0]?.toUpperCase()}${word.slice(1)}`,
      isNumber: true,
      isRare: true,
      value: (row) => row.hours[state] ?? 0,
      show: (row) => formatCount(row.hours[state] ?? 0),
    };
  });
  return (
    <SortedList
      title="Last delivery"
      note="The last log file or digest from each account and Region, how far it lies behind the newest one of the account, and the hours of this period by state."
      what="coverage-places"
      rows={seen}
      columns={[...PLACE, ...byState]}
      keyOf={({ account, region }) => `${account} ${region}`}
      empty="Nothing was delivered from these accounts."
    />
  );
}

function provenHours(hours: CoverageRow["hours"]): number {
  return (hours.complete ?? 0) + (hours["proven-empty"] ?? 0);
}
