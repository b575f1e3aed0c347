"use client";

import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { pageRoute } from "@/components/shell/page-route";
import { useMay } from "@/components/shell/person";
import { setUrlParams } from "@/components/shell/url-params";
import { Button, buttonClass } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { CsvButtons } from "@/components/ui/csv-buttons";
import { ErrorNote } from "@/components/ui/error-note";
import { FactTable } from "@/components/ui/fact-table";
import { PageLink } from "@/components/ui/page-link";
import { Skeleton } from "@/components/ui/skeleton";
import { VisibleText } from "@/components/ui/visible-text";
import type { ReportRow, Reports } from "@/lib/api/report-contract";
import { cancelReport, reportsQuery } from "@/lib/api/report-queries";
import { REPORT_COLUMNS, STATE_CHOICES } from "./report-columns";
import { readReportFilter } from "./report-filter";
import { tableCsv } from "./table-csv";

/** The reports, newest first, all or by state and pack, and how far those are that are being made. */
export function ReportList() {
  const filter = readReportFilter(useSearchParams());
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...reportsQuery(filter),
    placeholderData: keepPreviousData,
  });
  const mayWork = useMay("work");
  const packs = data?.packs.map(({ id, title }) => [id, title]) ?? [];
  return (
    <div className="space-y-4 p-4">
      <div className="flex items-center justify-between gap-2">
        <h1 id="reports" className="text-lg font-semibold">
          Reports
        </h1>
        <span className="flex flex-wrap gap-2" data-no-print>
          <PageLink className={buttonClass()} href={pageRoute("/reports/schedules")}>
            Schedules
          </PageLink>
          {mayWork ? (
            <PageLink className={buttonClass("primary")} href={pageRoute("/reports/new")}>
              New report
            </PageLink>
          ) : null}
        </span>
      </div>
      <div className="flex flex-wrap items-center gap-2" data-no-print>
        <Choice
          label="State"
          value={filter.state ?? "all"}
          words={STATE_CHOICES}
          onChange={(state) =>
            setUrlParams({ state: state === "all" ? null : state, before: null })
          }
        />
        <Choice<string>
          label="Pack"
          value={filter.pack ?? ""}
          words={Object.fromEntries([["", "All"], ...packs])}
          onChange={(pack) => setUrlParams({ pack: pack === "" ? null : pack, before: null })}
        />
        {data === undefined || data.reports.length === 0 ? null : (
          <CsvButtons text={tableCsv(REPORT_COLUMNS, data.reports)} what="reports" />
        )}
      </div>
      {error === null ? null : (
        <ErrorNote
          title="The reports could not be loaded"
          error={error}
          onRetry={() => void refetch()}
        />
      )}
      {data?.problems.map((problem) => (
        <p key={problem} className="text-bad">
          <VisibleText text={problem} />
        </p>
      ))}
      {data === undefined ? (
        error === null && <Skeleton lines={6} label="Loading the reports" />
      ) : (
        <div className={isPlaceholderData ? "stale" : ""} aria-busy={isPlaceholderData}>
          <Rows data={data} isFiltered={Object.keys(filter).length > 0} onEnded={refetch} />
        </div>
      )}
    </div>
  );
}

function Rows({
  data: { reports, more },
  isFiltered,
  onEnded,
}: {
  readonly data: Reports;
  readonly isFiltered: boolean;
  readonly onEnded: () => unknown;
}) {
  const mayWork = useMay("work");
  const oldest = reports.at(-1)?.id ?? null;
  if (reports.length === 0) {
    return <p>{isFiltered ? "No report is like that." : "No report has been made yet."}</p>;
  }
  const isAnyOpen = reports.some(isOpen);
  return (
    <>
      <FactTable
        titleId="reports"
        rows={reports}
        columns={REPORT_COLUMNS}
        keyOf={({ id }) => String(id)}
        deed={
          mayWork && isAnyOpen
            ? (row) => (isOpen(row) ? <Cancel report={row} onEnded={onEnded} /> : null)
            : undefined
        }
      />
      {more ? (
        <Button data-no-print onClick={() => setUrlParams({ before: String(oldest) })}>
          Older reports
        </Button>
      ) : null}
    </>
  );
}

function Cancel({
  report: { id },
  onEnded,
}: {
  readonly report: ReportRow;
  readonly onEnded: () => unknown;
}) {
  const cancelling = useMutation({ mutationFn: () => cancelReport(id), onSettled: onEnded });
  return (
    <>
      <Button
        aria-label={`Cancel report ${id}`}
        busy={cancelling.isPending}
        onClick={() => cancelling.mutate()}
      >
        Cancel
      </Button>
      {cancelling.error === null ? null : (
        <ErrorNote title="It was not cancelled" error={cancelling.error} />
      )}
    </>
  );
}

function isOpen({ state }: ReportRow): boolean {
  return state === "waiting" || state === "running";
}
