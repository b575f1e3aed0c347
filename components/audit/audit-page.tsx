"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { FactList } from "@/components/ui/fact-list";
import { PageLink } from "@/components/ui/page-link";
import { Skeleton } from "@/components/ui/skeleton";
import type { AuditFilters } from "@/lib/api/audit-contract";
import { auditQuery, auditSearch, auditUrl } from "@/lib/api/audit-queries";
import { AUDIT_COLUMNS } from "./audit-columns";
import { AuditFilterForm } from "./audit-filter-form";
import { AuditProof } from "./audit-proof";

/** Who did what, newest first; whether the log is whole. */
export function AuditPage({
  view,
  isManager,
}: {
  readonly view: AuditFilters;
  readonly isManager: boolean;
}) {
  const query = useInfiniteQuery(auditQuery(view));
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const rows = data?.pages.flatMap(({ entries }) => entries) ?? [];
  const exportUrl = (format: string) => auditUrl("/export", { ...auditSearch(view), format });
  return (
    <div className="space-y-3 p-4">
      <h1 className="text-xl font-semibold">Audit log</h1>
      {isManager ? (
        <p>
          {view.mine === undefined ? (
            <PageLink href="/audit?mine=1">Only what I did</PageLink>
          ) : (
            <PageLink href="/audit">What everybody did</PageLink>
          )}
        </p>
      ) : null}
      {isManager ? <AuditProof /> : null}
      <AuditFilterForm view={view} actions={data?.pages[0]?.actions ?? []} />
      {error === null ? null : (
        <ErrorNote
          title="The audit log could not be loaded"
          error={error}
          onRetry={() => void refetch()}
        />
      )}
      {data === undefined && error === null ? (
        <Skeleton lines={8} label="Loading the audit log" />
      ) : null}
      {data === undefined ? null : (
        <FactList
          title={view.mine === undefined ? "What was done" : "What you did"}
          what="audit-log"
          note="Entries take no changes, and each is sealed together with the one before it."
          rows={rows}
          columns={AUDIT_COLUMNS}
          keyOf={({ seq }) => String(seq)}
          empty="There is no entry like that."
          action={
            <>
              <a href={exportUrl("ndjson")} download>
                All as NDJSON
              </a>
              <a href={exportUrl("csv")} download>
                All as CSV
              </a>
            </>
          }
          more={
            hasNextPage ? (
              <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                Show earlier entries
              </Button>
            ) : null
          }
        />
      )}
    </div>
  );
}
