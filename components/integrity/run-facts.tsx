"use client";

import type { ReactNode } from "react";
import { TimeText } from "@/components/shell/time-text";
import { useZone } from "@/components/shell/use-zone";
import { VisibleText } from "@/components/ui/visible-text";
import type { VerificationRunDetail } from "@/lib/api/integrity-contract";
import { formatCount } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";
import { askedBy, coverageWords, keySourceWords, rangeWords, tookSeconds } from "./run-words";

/** Under which conditions a run came to its result: all that somebody needs to repeat it. */
export function RunFacts({ run }: { readonly run: VerificationRunDetail }) {
  const zone = useZone();
  const seconds = tookSeconds(run);
  const { startedAtMs, finishedAtMs, summary } = run;
  const moment = (timeMs: number | null) =>
    timeMs === null ? "not yet" : <TimeText timeMs={timeMs} withZone toSecond />;
  const facts: Readonly<Record<string, ReactNode>> = {
    "Looked at": run.location === null ? "all sources" : <VisibleText text={run.location} />,
    Bytes: run.reread ? "read again from the source" : "as they were indexed",
    Delivered: rangeWords(run, zone),
    "Asked by": <VisibleText text={askedBy(run)} />,
    Started: moment(startedAtMs),
    Ended: moment(finishedAtMs),
    Took: seconds === null ? "–" : formatDuration(seconds),
    "Public keys": (
      <>
        {keySourceWords(run.keySource)}
        {run.keyProblem === null ? null : (
          <VisibleText text={run.keyProblem} className="block text-warn" />
        )}
      </>
    ),
    "Files up to sequence": run.asof === null ? "–" : formatCount(run.asof),
    "Version of Trailglass": <VisibleText text={run.toolVersion} />,
    "Hours of delivery": summary === null ? "–" : coverageWords(summary.coverage.hours),
  };
  return (
    <section aria-label="Facts" className="rounded-md border border-line bg-surface p-3">
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-2 lg:grid-cols-4">
        {Object.entries(facts).map(([name, value]) => (
          <div key={name} className="min-w-0">
            <dt className="text-xs text-muted">{name}</dt>
            <dd className="leading-6 wrap-anywhere" suppressHydrationWarning>
              {value}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
