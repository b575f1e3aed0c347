"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { Icon } from "@/components/ui/icon";
import { Skeleton } from "@/components/ui/skeleton";
import type { RecordDiff } from "@/lib/api/analysis-contract";
import { diffQuery } from "@/lib/api/analysis-queries";
import type { EventDetail, EventRow } from "@/lib/api/contract";
import { ApiError } from "@/lib/api/fetch-json";
import { formatCounted } from "@/lib/format/count";
import { DiffBaseChoice } from "./diff-base-choice";
import { type DiffBase, diffBase, toDiffGroups } from "./diff-groups";
import { DiffLines } from "./diff-lines";
import type { EventSurroundings } from "./event-surroundings";
import { RelatedRows } from "./related-rows";

/** What differs between the open event and another one. */
export function DiffView({
  detail,
  around,
}: {
  readonly detail: EventDetail;
  readonly around: EventSurroundings;
}) {
  const { cmp } = around.view;
  const base = diffBase(cmp);
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...diffQuery(detail.row.key, base === "event" ? (cmp ?? "") : base, around.view.asof),
    placeholderData: keepPreviousData,
  });
  const nothing = error instanceof ApiError && error.code === "not_found" ? error : null;
  return (
    <div className="space-y-3">
      <DiffBaseChoice
        key={cmp}
        cmp={cmp}
        onChange={(next) => around.change({ cmp: next }, "replace")}
      />
      {nothing !== null ? (
        <p className="py-2 text-muted">{nothing.message}</p>
      ) : error !== null ? (
        <ErrorNote
          title="The records could not be compared"
          error={error}
          onRetry={() => void refetch()}
        />
      ) : data === undefined ? (
        <Skeleton lines={8} label="Comparing" />
      ) : (
        <div className={isPlaceholderData ? "stale" : ""} aria-busy={isPlaceholderData}>
          {data.before === null ? (
            <p role="status" className="py-2 text-muted">
              {nothingBefore(detail.row.timeMs, base)}
            </p>
          ) : (
            <Compared diff={data} before={data.before} around={around} />
          )}
        </div>
      )}
    </div>
  );
}

/** Why there is no earlier event to compare with. */
function nothingBefore(timeMs: number | null, base: DiffBase): string {
  if (timeMs === null) return "The event has no usable time, so no event is before it.";
  return base === "previous"
    ? "No earlier event of this name by the same principal is indexed."
    : "No earlier event is indexed.";
}

function Compared({
  diff,
  before,
  around,
}: {
  readonly diff: RecordDiff;
  readonly before: EventRow;
  readonly around: EventSurroundings;
}) {
  const groups = toDiffGroups(diff.changes);
  return (
    <div className="space-y-3">
      <section>
        <div className="mb-1 flex items-center justify-between gap-2">
          <h3 className="font-medium">Before</h3>
          <Button
            look="quiet"
            data-no-print
            title="Opens the other event and compares it with this one"
            onClick={() => around.onOpen(before.key, { p: "diff", cmp: diff.after.key })}
          >
            <Icon name="arrow-left-right" size={14} />
            Swap
          </Button>
        </div>
        <RelatedRows rows={[before]} around={around} />
        <h3 className="mt-2 mb-1 font-medium">After</h3>
        <RelatedRows rows={[diff.after]} around={around} />
      </section>
      <p className="text-muted" role="status">
        {diff.changes.length === 0
          ? "Nothing differs"
          : `${formatCounted(diff.changes.length, "value")} ${diff.changes.length === 1 ? "differs" : "differ"}`}
        ; {formatCounted(diff.same, "value")} {diff.same === 1 ? "is" : "are"} equal. Secrets stay
        masked.
      </p>
      {groups.map((group) => (
        <DiffLines key={group.title} group={group} />
      ))}
    </div>
  );
}
