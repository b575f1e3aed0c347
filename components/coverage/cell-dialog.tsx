"use client";

import { EventCount } from "@/components/shell/event-count";
import { pageRoute } from "@/components/shell/page-route";
import { Dialog } from "@/components/ui/dialog";
import { PageLink } from "@/components/ui/page-link";
import { VisibleText } from "@/components/ui/visible-text";
import type {
  CoverageFamily,
  CoverageGap,
  CoverageGrid,
  CoverageRow,
} from "@/lib/api/coverage-contract";
import { eventHref } from "@/lib/api/event-href";
import { formatCount } from "@/lib/format/count";
import { toVisible } from "@/lib/format/visible";
import { CellFiles } from "./cell-files";
import { cellEvents, digestNames, isDigestOf, logNames } from "./cell-links";
import type { CoverageCell } from "./coverage-heat";
import { GapCause } from "./gap-cause";
import { runRoute } from "./run-route";
import { ShowHours } from "./show-hours";
import { StateMark } from "./state-mark";
import { STATE_WORDS, STATES } from "./state-words";

/** A cell with its place and time. */
export interface OpenCell {
  readonly row: CoverageRow;
  readonly cell: CoverageCell;
  readonly time: CoverageGrid["columns"][number];
  /** As the grid says it: `21 Nov 2026 UTC`. */
  readonly when: string;
}

/** All that is known of a cell: its hours, events, files, digests, and what may explain a gap. */
export function CellDialog({
  open,
  grid,
  family,
  onClose,
}: {
  /** Null while none is open. */
  readonly open: OpenCell | null;
  readonly grid: CoverageGrid;
  readonly family: CoverageFamily;
  readonly onClose: () => void;
}) {
  const title =
    open === null ? "" : `${toVisible(open.row.region)} of ${toVisible(open.row.account)}`;
  return (
    <Dialog title={title} open={open !== null} onClose={onClose}>
      {open === null ? null : <CellFacts {...open} grid={grid} family={family} />}
    </Dialog>
  );
}

function CellFacts({
  row,
  cell,
  time,
  when,
  grid,
  family,
}: OpenCell & { readonly grid: CoverageGrid; readonly family: CoverageFamily }) {
  const gaps = grid.gaps.filter(
    ({ account, region, fromMs, toMs }) =>
      account === row.account &&
      region === row.region &&
      fromMs < time.endMs &&
      toMs > time.startMs,
  );
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="font-medium">{when}</p>
        <ShowHours fromMs={time.startMs} toMs={time.endMs} grid={grid} />
      </div>
      <ul className="space-y-1">
        {STATES.filter((state) => (cell.hours[state] ?? 0) > 0).map((state) => (
          <li key={state} className="flex flex-wrap gap-x-3">
            <span className="w-32">
              <StateMark state={state} />
            </span>
            <span className="w-10 text-end">{formatCount(cell.hours[state] ?? 0)} h</span>
            <span className="min-w-0 flex-1 basis-60 text-muted">{STATE_WORDS[state].meaning}</span>
          </li>
        ))}
      </ul>
      {gaps.map((gap) => (
        <GapFacts key={gap.fromMs} gap={gap} />
      ))}
      <p>
        Events that happened then:{" "}
        <EventCount
          count={cell.events}
          of={`${row.region} of ${row.account}, ${when}`}
          link={cellEvents(row, time)}
          className=""
        />
      </p>
      <CellFiles
        title="Log files delivered then"
        names={[logNames(row, time, family)]}
        empty="No log file was delivered."
      />
      <CellFiles
        title="Digests of this time"
        names={digestNames(row, time)}
        isOne={(key) => isDigestOf(key, time)}
        empty="No digest is among the imported files."
      />
      {grid.run === null ? null : (
        <p className="text-muted">
          Digests were last verified by{" "}
          <PageLink href={runRoute(grid.run.id)} className="underline">
            run {grid.run.id}
          </PageLink>
          .
        </p>
      )}
    </div>
  );
}

function GapFacts({ gap: { reason, cause, explain } }: { readonly gap: CoverageGap }) {
  return (
    <div className="rounded-md border border-line px-2 py-1">
      <p>
        <VisibleText text={reason} />
      </p>
      <p>
        Likely cause: <GapCause cause={cause} />.{" "}
        <PageLink
          href={pageRoute(eventHref(explain))}
          className="inline-flex min-h-6 items-center underline"
        >
          Calls around it
        </PageLink>
      </p>
    </div>
  );
}
