"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { Skeleton } from "@/components/ui/skeleton";
import { VisibleText } from "@/components/ui/visible-text";
import { contextQuery } from "@/lib/api/analysis-queries";
import type { EventDetail } from "@/lib/api/contract";
import { toIsoTime } from "@/lib/format/time";
import { ContextApplied } from "./context-applied";
import { ContextChoices } from "./context-choices";
import { ContextList } from "./context-list";
import { type ContextChoice, changeContext, DEFAULT_CONTEXT, parseContext } from "./context-param";
import { type EventSurroundings, listPath } from "./event-surroundings";
import { RelatedRows } from "./related-rows";

/** What happened around the open event, with exactly the conditions that apply. */
export function ContextView({
  detail,
  around,
  whole,
}: {
  readonly detail: EventDetail;
  readonly around: EventSurroundings;
  /** All rows at once, for paper. */
  readonly whole: boolean;
}) {
  const { view } = around;
  const choice = (view.ctx === null ? null : parseContext(view.ctx)) ?? DEFAULT_CONTEXT;
  const isMisread = view.ctx !== null && parseContext(view.ctx) === null;
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...contextQuery(detail.row.key, choice.mode, choice.windowSeconds, {
      q: choice.withQuery && view.q !== "" ? view.q : undefined,
      asof: view.asof ?? undefined,
    }),
    placeholderData: keepPreviousData,
  });
  // Two choices may follow each other before the page shows the first.
  const onChange = (patch: Partial<ContextChoice>) =>
    around.change((now) => ({ ctx: changeContext(now.ctx, patch) }), "replace");
  return (
    <div className="space-y-2">
      {isMisread ? (
        <p className="text-warn">
          This version cannot read the context of the link, so the usual one is shown.
        </p>
      ) : null}
      <ContextChoices detail={detail} choice={choice} q={view.q} onChange={onChange} />
      {data === undefined ? (
        error === null ? (
          <Skeleton lines={10} label="Loading the context" />
        ) : (
          <ErrorNote
            title="The context could not be loaded"
            error={error}
            onRetry={() => void refetch()}
          />
        )
      ) : data.missing !== null ? (
        <p className="py-2 text-muted">
          <VisibleText text={data.missing} />
        </p>
      ) : (
        <div className={isPlaceholderData ? "stale" : ""} aria-busy={isPlaceholderData}>
          <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
            <ContextApplied context={data} choice={choice} q={view.q} />
            <Link
              className={buttonClass()}
              prefetch={false}
              data-no-print
              href={listPath({
                ...view,
                q: data.applied.q,
                from: data.applied.fromMs === null ? null : toIsoTime(data.applied.fromMs),
                to: data.applied.toMs === null ? null : toIsoTime(data.applied.toMs),
                e: detail.row.key,
              })}
            >
              Show in list
            </Link>
          </div>
          {data.note === null ? null : (
            <p className="mb-2 text-warn">
              <VisibleText text={data.note} />
            </p>
          )}
          {whole ? (
            <RelatedRows rows={data.rows} around={around} />
          ) : (
            <ContextList
              key={`${data.anchor.key} ${data.mode} ${data.windowMs} ${data.applied.q}`}
              context={data}
              around={around}
            />
          )}
        </div>
      )}
    </div>
  );
}
