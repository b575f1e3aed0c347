"use client";

import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { setUrlParams } from "@/components/shell/url-params";
import { Button, buttonClass } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { Icon } from "@/components/ui/icon";
import { Skeleton } from "@/components/ui/skeleton";
import type { VerificationRunDetail } from "@/lib/api/integrity-contract";
import { findingsQuery, findingsUrl, isUnderway } from "@/lib/api/integrity-queries";
import { formatCounted } from "@/lib/format/count";
import { FindingFilter } from "./finding-filter";
import { FindingItem } from "./finding-item";

/** What a run found, a page at a time; one kind of it when the link says so. */
export function FindingList({ run }: { readonly run: VerificationRunDetail }) {
  const kind = useSearchParams().get("kind");
  return (
    <section aria-labelledby="findings" className="min-w-0">
      <header className="flex min-h-8 flex-wrap items-center gap-x-2 border-b border-line">
        <h2 id="findings" className="text-base font-semibold">
          Findings
        </h2>
        {run.findings === 0 ? null : (
          <span className="ms-auto flex flex-wrap justify-end gap-1" data-no-print>
            {(["csv", "json"] as const).map((format) => (
              <a
                key={format}
                className={buttonClass("quiet")}
                href={findingsUrl(run.id, format)}
                download
              >
                <Icon name="download" />
                All findings as {format.toUpperCase()}
              </a>
            ))}
          </span>
        )}
      </header>
      {run.findings === 0 ? (
        <p className="py-2">
          {isUnderway(run) ? "Nothing is found so far." : "This run found nothing wrong."}
        </p>
      ) : (
        <>
          <FindingFilter
            kinds={run.summary?.kinds ?? {}}
            kind={kind}
            onChange={(next) => setUrlParams({ kind: next })}
          />
          <Pages key={kind} run={run} kind={kind} />
        </>
      )}
    </section>
  );
}

function Pages({
  run,
  kind,
}: {
  readonly run: VerificationRunDetail;
  readonly kind: string | null;
}) {
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null]);
  const { data, error, refetch, isPlaceholderData } = useQuery(
    findingsQuery(run.id, run.findings, kind, cursors.at(-1) ?? null),
  );
  const next = data?.nextCursor ?? null;
  return (
    <>
      {error === null ? null : (
        <ErrorNote
          title="The findings could not be loaded"
          error={error}
          onRetry={() => void refetch()}
        />
      )}
      {data === undefined ? (
        error === null && <Skeleton lines={8} label="Loading the findings" />
      ) : data.findings.length === 0 ? (
        <p className="py-2">Nothing of this kind was found.</p>
      ) : (
        <ul className={isPlaceholderData ? "stale" : ""} aria-busy={isPlaceholderData}>
          {data.findings.map((finding) => (
            <FindingItem key={finding.id} finding={finding} />
          ))}
        </ul>
      )}
      {cursors.length === 1 && next === null ? null : (
        <div className="mt-2 flex items-center justify-end gap-2">
          <span className="text-muted">
            Page {cursors.length}
            {data === undefined ? "" : ` of ${formatCounted(data.total, "finding")}`}
          </span>
          <Button
            disabled={cursors.length === 1}
            onClick={() => setCursors(cursors.slice(0, -1))}
            data-no-print
          >
            <Icon name="chevron-left" />
            Previous
          </Button>
          <Button
            disabled={next === null}
            onClick={() => setCursors([...cursors, next])}
            data-no-print
          >
            Next
            <Icon name="chevron-right" />
          </Button>
        </div>
      )}
    </>
  );
}
