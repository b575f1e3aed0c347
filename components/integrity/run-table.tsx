"use client";

import { pageRoute } from "@/components/shell/page-route";
import { TimeText } from "@/components/shell/time-text";
import { useZone } from "@/components/shell/use-zone";
import { FactList } from "@/components/ui/fact-list";
import type { FactColumn } from "@/components/ui/fact-table";
import { PageLink } from "@/components/ui/page-link";
import { VisibleText } from "@/components/ui/visible-text";
import type { VerificationRun } from "@/lib/api/integrity-contract";
import { formatDuration } from "@/lib/format/duration";
import { toIsoTime } from "@/lib/format/time";
import { RunMark } from "./run-mark";
import { askedBy, rangeWords, runVerdict, tookSeconds } from "./run-words";

const COLUMNS: readonly FactColumn<VerificationRun>[] = [
  {
    header: "Run",
    text: ({ id }) => id,
    show: ({ id }) => (
      <PageLink
        href={pageRoute(`/integrity/${id}`)}
        className="inline-block min-h-6 whitespace-nowrap"
      >
        Run {id}
      </PageLink>
    ),
  },
  {
    header: "Result",
    text: (run) => runVerdict(run).word,
    show: (run) => <RunMark run={run} />,
  },
  { header: "Findings", isNumber: true, text: ({ findings }) => findings },
  { header: "Broken", isNumber: true, text: ({ brokenFindings }) => brokenFindings },
  {
    header: "Looked at",
    text: ({ location, reread }) =>
      `${location ?? "all sources"}${reread ? ", read again" : ", as indexed"}`,
    show: (run) => <Scope run={run} />,
  },
  {
    header: "Asked by",
    text: askedBy,
    show: (run) => <VisibleText text={askedBy(run)} />,
  },
  {
    header: "Started",
    text: ({ startedAtMs }) => (startedAtMs === null ? null : toIsoTime(startedAtMs)),
    show: ({ startedAtMs }) =>
      startedAtMs === null ? (
        <span className="text-muted">not yet</span>
      ) : (
        <span className="whitespace-nowrap">
          <TimeText timeMs={startedAtMs} withZone toSecond />
        </span>
      ),
  },
  {
    header: "Took",
    isNumber: true,
    text: (run) => tookSeconds(run),
    show: (run) => <Took run={run} />,
  },
];

/** Every run that was made, newest first. */
export function RunTable({ runs }: { readonly runs: readonly VerificationRun[] }) {
  return (
    <FactList
      title="Runs"
      what="verification-runs"
      note="A run is kept as it ended; nothing changes it afterwards."
      rows={runs}
      columns={COLUMNS}
      keyOf={({ id }) => String(id)}
    />
  );
}

function Scope({ run }: { readonly run: VerificationRun }) {
  const zone = useZone();
  return (
    <>
      {run.location === null ? "all sources" : <VisibleText text={run.location} />}
      <span className="block text-xs leading-4 text-muted" suppressHydrationWarning>
        {run.reread ? "read again" : "as indexed"}, {rangeWords(run, zone)}
      </span>
    </>
  );
}

function Took({ run }: { readonly run: VerificationRun }) {
  const seconds = tookSeconds(run);
  return seconds === null ? <span className="text-muted">–</span> : formatDuration(seconds);
}
