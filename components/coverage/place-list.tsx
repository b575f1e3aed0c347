"use client";

import { TimeText } from "@/components/shell/time-text";
import { FactList } from "@/components/ui/fact-list";
import type { FactColumn } from "@/components/ui/fact-table";
import { VisibleText } from "@/components/ui/visible-text";
import type { CoverageGrid, CoverageRow } from "@/lib/api/coverage-contract";
import { formatShare } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";
import { totalHours } from "./coverage-words";
import { STATE_WORDS, STATES } from "./state-words";

const PLACE: readonly FactColumn<CoverageRow>[] = [
  {
    header: "Account",
    text: ({ account }) => account,
    show: ({ account }) => <VisibleText text={account} />,
  },
  {
    header: "Region",
    text: ({ region }) => region,
    show: ({ region }) => <VisibleText text={region} />,
  },
  {
    header: "Last delivery",
    text: ({ lastDeliveryMs: ms }) => (ms === null ? null : new Date(ms).toISOString()),
    show: ({ lastDeliveryMs }) => (
      <span className="whitespace-nowrap">
        <TimeText timeMs={lastDeliveryMs} withZone toSecond />
      </span>
    ),
  },
  {
    header: "Lag",
    isNumber: true,
    text: ({ lagSeconds }) => lagSeconds,
    show: ({ lagSeconds }) => (lagSeconds === null ? "–" : formatDuration(lagSeconds)),
  },
  {
    header: "Proven",
    isNumber: true,
    text: ({ hours }) => provenHours(hours),
    show: ({ hours }) => formatShare(provenHours(hours), totalHours(hours)),
  },
];

const COLUMNS = [
  ...PLACE,
  ...STATES.map((state): FactColumn<CoverageRow> => {
    const { word } = STATE_WORDS[state];
    return {
      header: `${word[0]?.toUpperCase()}${word.slice(1)}`,
      isNumber: true,
      isRare: true,
      text: ({ hours }) => hours[state] ?? 0,
    };
  }),
];

/** Each account and Region: when something last came from there, and its hours by state. */
export function PlaceList({ rows }: Pick<CoverageGrid, "rows">) {
  // Files whose names do not tell when they were delivered say the least.
  const seen = rows
    .filter(({ isSeen }) => isSeen)
    .toSorted((a, b) => Number(a.lastDeliveryMs === null) - Number(b.lastDeliveryMs === null));
  return (
    <FactList
      title="Last delivery"
      note="The last log file or digest from each account and Region, how far it lies behind the newest one of the account, and the hours of this period by state."
      what="coverage-places"
      rows={seen}
      columns={COLUMNS}
      keyOf={({ account, region }) => `${account} ${region}`}
      empty="Nothing was delivered from these accounts."
    />
  );
}

function provenHours(hours: CoverageRow["hours"]): number {
  return (hours.complete ?? 0) + (hours["proven-empty"] ?? 0);
}
