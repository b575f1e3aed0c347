"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { Skeleton } from "@/components/ui/skeleton";
import { VisibleText } from "@/components/ui/visible-text";
import type { RelatedEvents } from "@/lib/api/analysis-contract";
import { relatedQuery } from "@/lib/api/analysis-queries";
import type { EventDetail } from "@/lib/api/contract";
import { type EventSurroundings, listPath } from "./event-surroundings";
import { RelatedRows } from "./related-rows";
import type { SessionSteps } from "./use-session-steps";

/** Events tied to the open one by an id or a credential, and how each tie is known. */
export function RelatedView({
  detail,
  around,
  steps,
}: {
  readonly detail: EventDetail;
  readonly around: EventSurroundings;
  readonly steps: SessionSteps;
}) {
  const { data, error, refetch } = useQuery(relatedQuery(detail.row.key, around.view.asof));
  const hasSession = detail.fields.some(({ field }) => field === "session_key");
  return (
    <div className="space-y-5">
      <section>
        <h3 className="font-medium">Session</h3>
        {hasSession ? (
          <div className="mt-1 flex flex-wrap gap-2" data-no-print>
            <Button aria-keyshortcuts="[" onClick={() => void steps.step("earlier")}>
              Earlier in the session <kbd className="text-muted">[</kbd>
            </Button>
            <Button aria-keyshortcuts="]" onClick={() => void steps.step("later")}>
              Later in the session <kbd className="text-muted">]</kbd>
            </Button>
            <Button
              look="quiet"
              onClick={() => around.change({ p: "context", ctx: "session:24h" }, "replace")}
            >
              The session around this event
            </Button>
          </div>
        ) : (
          <p className="text-muted">The record names no session.</p>
        )}
      </section>
      {data === undefined ? (
        error === null ? (
          <Skeleton lines={6} label="Looking for related events" />
        ) : (
          <ErrorNote
            title="Related events could not be loaded"
            error={error}
            onRetry={() => void refetch()}
          />
        )
      ) : data.groups.length === 0 ? (
        <p className="text-muted">
          No other event is tied to this one by a request, a shared id, a correction or a credential
          that it handed out.
        </p>
      ) : (
        data.groups.map((group) => (
          <RelatedGroup key={`${group.relation} ${group.label}`} group={group} around={around} />
        ))
      )}
    </div>
  );
}

function RelatedGroup({
  group,
  around,
}: {
  readonly group: RelatedEvents["groups"][number];
  readonly around: EventSurroundings;
}) {
  return (
    <section>
      <div className="flex items-baseline justify-between gap-3">
        <h3 className="font-medium">
          <VisibleText text={group.label} />
        </h3>
        {group.q === null || group.rows.length === 0 ? null : (
          <Link
            className="shrink-0"
            prefetch={false}
            data-no-print
            href={listPath({ ...around.view, q: group.q, from: null, to: null })}
          >
            {group.more ? "Show all in list" : "Show in list"}
          </Link>
        )}
      </div>
      <p className="mb-1 text-muted">
        <VisibleText text={group.why} />
      </p>
      {group.rows.length === 0 ? null : <RelatedRows rows={group.rows} around={around} />}
    </section>
  );
}
