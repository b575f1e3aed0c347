"use client";

import { useQuery } from "@tanstack/react-query";
import { Answer } from "@/components/shell/answer";
import { PeriodBar } from "@/components/shell/period-bar";
import { TimeText } from "@/components/shell/time-text";
import { usePeriodParams } from "@/components/shell/use-period-params";
import { onDemand } from "@/components/ui/on-demand";
import { Skeleton } from "@/components/ui/skeleton";
import type { Overview } from "@/lib/api/overview-contract";
import { overviewQuery } from "@/lib/api/overview-queries";
import { formatCounted } from "@/lib/format/count";
import { OverviewSections } from "./overview-sections";
import { USUAL } from "./overview-words";
import { useLastLook } from "./use-last-look";

const EmptyPeriod = onDemand(
  () => import("./empty-period").then((module) => module.EmptyPeriod),
  <Skeleton lines={3} label="Looking for the nearest events" />,
);

/** What changed since the reader looked last: the first page. */
export function OverviewView({
  accounts,
  lastLookMs,
}: {
  readonly accounts: readonly string[];
  /** End of the visit before; null in the first one. */
  readonly lastLookMs: number | null;
}) {
  useLastLook();
  const params = usePeriodParams();
  const query = useQuery(overviewQuery(params, lastLookMs));
  return (
    <div className="mx-auto max-w-[96rem] space-y-4 p-4">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="text-xl font-semibold">Overview</h1>
        <PeriodBar
          period={query.isPlaceholderData ? undefined : query.data?.period}
          usual={USUAL}
          accounts={accounts}
        />
      </header>
      <Answer
        query={query}
        what="the overview"
        outdated="The overview could not be brought up to date"
        lines={12}
        isPage
        className="space-y-6"
      >
        {(overview) => (
          <>
            <Since since={overview.since} />
            {overview.counts.events === 0 ? (
              <EmptyPeriod overview={overview} />
            ) : (
              <OverviewSections overview={overview} />
            )}
          </>
        )}
      </Answer>
    </div>
  );
}

/** What was indexed after the visit before. */
function Since({ since }: Pick<Overview, "since">) {
  if (since === null) return null;
  const { sinceMs, files, events } = since;
  return (
    <p>
      Since you looked last, <TimeText timeMs={sinceMs} withZone toSecond />:{" "}
      {files === 0
        ? "nothing was indexed."
        : `${formatCounted(files, "log file")} with ${formatCounted(events, "event")} indexed.`}
    </p>
  );
}
