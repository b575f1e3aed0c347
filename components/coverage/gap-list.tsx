"use client";

import { pageRoute } from "@/components/shell/page-route";
import { TimeText } from "@/components/shell/time-text";
import { FactList } from "@/components/ui/fact-list";
import type { FactColumn } from "@/components/ui/fact-table";
import { PageLink } from "@/components/ui/page-link";
import { VisibleText } from "@/components/ui/visible-text";
import type { CoverageGap, CoverageGrid } from "@/lib/api/coverage-contract";
import { eventHref } from "@/lib/api/event-href";
import { formatCounted } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";
import { GapCause } from "./gap-cause";
import { StateMark } from "./state-mark";
import { STATE_WORDS } from "./state-words";

const HOUR_MS = 3_600_000;
const isoTime = (timeMs: number) => new Date(timeMs).toISOString();

const COLUMNS: readonly FactColumn<CoverageGap>[] = [
  {
    header: "State",
    text: ({ state }) => STATE_WORDS[state].word,
    show: ({ state }) => <StateMark state={state} />,
  },
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
    header: "From",
    text: ({ fromMs }) => isoTime(fromMs),
    show: ({ fromMs }) => <GapTime timeMs={fromMs} />,
  },
  {
    header: "To",
    text: ({ toMs }) => isoTime(toMs),
    show: ({ toMs }) => <GapTime timeMs={toMs} />,
  },
  {
    header: "Hours",
    isNumber: true,
    text: ({ fromMs, toMs }) => (toMs - fromMs) / HOUR_MS,
    show: ({ fromMs, toMs }) => formatDuration((toMs - fromMs) / 1000),
  },
  {
    header: "What is known",
    text: ({ reason }) => reason,
    show: ({ reason }) => <VisibleText text={reason} />,
  },
  {
    header: "Likely cause",
    text: ({ cause }) =>
      cause === null
        ? null
        : `${cause.eventName}, ${isoTime(cause.timeMs)}, ${cause.principal ?? "who is not recorded"}`,
    show: ({ cause }) => <GapCause cause={cause} />,
  },
  {
    header: "Calls around it",
    text: ({ explain }) => explain.q,
    show: (gap) => (
      <PageLink
        href={pageRoute(eventHref(gap.explain))}
        aria-label={`Calls around the gap of ${gap.region} of ${gap.account} from ${isoTime(gap.fromMs)}`}
        className="inline-flex min-h-6 items-center"
      >
        Calls
      </PageLink>
    ),
  },
];

function GapTime({ timeMs }: { readonly timeMs: number }) {
  return (
    <span className="whitespace-nowrap">
      <TimeText timeMs={timeMs} withZone />
    </span>
  );
}

/** Hours for which something should be here and is not; a stretch is told once. */
export function GapList({ gaps, moreGaps }: Pick<CoverageGrid, "gaps" | "moreGaps">) {
  return (
    <FactList
      title="Gaps"
      note="Hours in a row for which log files or digests should be here and are not, or of which nothing is known. A call just before or inside a gap may explain it; it need not."
      what="coverage-gaps"
      rows={gaps}
      columns={COLUMNS}
      keyOf={({ account, region, fromMs }) => `${account} ${region} ${fromMs}`}
      empty="No gap is known in this period."
      more={
        moreGaps === 0 ? null : (
          <p className="text-muted">
            and {formatCounted(moreGaps, "more gap")}: choose accounts, or a shorter period, to see
            them.
          </p>
        )
      }
    />
  );
}
