"use client";

import { TimeText } from "@/components/shell/time-text";
import { VerdictText } from "@/components/shell/verdict-mark";
import { standingOf, verdictWord } from "@/components/shell/verdict-words";
import { FactList } from "@/components/ui/fact-list";
import type { FactColumn } from "@/components/ui/fact-table";
import { VisibleText } from "@/components/ui/visible-text";
import type { VerificationSummary } from "@/lib/api/integrity-contract";
import { DIGEST_VERDICTS } from "@/lib/digest/verdict";
import { formatCount } from "@/lib/format/count";
import { toIsoTime } from "@/lib/format/time";

type Chain = VerificationSummary["chains"][number];

const iso = (timeMs: number | null) => (timeMs === null ? null : toIsoTime(timeMs));
const moment = (timeMs: number | null) => (
  <div className="min-w-24">
    <TimeText timeMs={timeMs} withZone toSecond />
  </div>
);

const COLUMNS: readonly FactColumn<Chain>[] = [
  {
    header: "Account",
    text: ({ account }) => account,
    show: ({ account }) => (
      <VisibleText text={account} className="font-mono text-xs whitespace-nowrap" />
    ),
  },
  {
    header: "Region",
    text: ({ region }) => region,
    show: ({ region }) => <VisibleText text={region} className="whitespace-nowrap" />,
  },
  {
    header: "Trail",
    text: ({ trail }) => trail,
    show: ({ trail, homeRegion, backfill, location }) => (
      <div className="min-w-36">
        <VisibleText text={trail} className="font-medium" /> of <VisibleText text={homeRegion} />
        {backfill ? ", backfill" : ""}
        <VisibleText text={location} className="block text-xs leading-4 text-muted" />
      </div>
    ),
  },
  { header: "Digests", isNumber: true, text: ({ digests }) => digests },
  {
    header: "Verdicts",
    text: ({ verdicts }) =>
      Object.entries(verdicts)
        .map(([verdict, count]) => `${verdictWord(verdict)} ${count}`)
        .join(", "),
    show: ({ verdicts }) => (
      <ul>
        {Object.entries(verdicts).map(([verdict, count]) => (
          <li key={verdict} className="whitespace-nowrap">
            <VerdictText standing={standingOf(DIGEST_VERDICTS, verdict)} verdict={verdict} />{" "}
            {formatCount(count)}
          </li>
        ))}
      </ul>
    ),
  },
  { header: "First", text: ({ firstMs }) => iso(firstMs), show: ({ firstMs }) => moment(firstMs) },
  { header: "Last", text: ({ lastMs }) => iso(lastMs), show: ({ lastMs }) => moment(lastMs) },
  { header: "Findings", isNumber: true, text: ({ findings }) => findings },
];

/** The chains of digests that a run followed. */
export function ChainTable({ chains }: { readonly chains: readonly Chain[] }) {
  if (chains.length === 0) return <p>No chain of digests was found.</p>;
  return (
    <FactList
      title="Chains of digests"
      what="chains"
      rows={chains}
      columns={COLUMNS}
      keyOf={({ location, account, region, trail, homeRegion, backfill }) =>
        [location, account, region, trail, homeRegion, backfill].join(" ")
      }
    />
  );
}
