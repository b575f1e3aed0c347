"use client";

import { useQuery } from "@tanstack/react-query";
import { pageRoute } from "@/components/shell/page-route";
import { buttonClass } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { PageLink } from "@/components/ui/page-link";
import { Skeleton } from "@/components/ui/skeleton";
import { VisibleText } from "@/components/ui/visible-text";
import { reportsQuery } from "@/lib/api/report-queries";
import { toIsoTime } from "@/lib/format/time";

/** The newest reports, and how far those are that are being made. */
export function ReportList() {
  const { data, error, refetch } = useQuery(reportsQuery());
  return (
    <div className="space-y-4 p-4">
      <div className="flex items-center justify-between gap-2">
        <h1 className="text-lg font-semibold">Reports</h1>
        <PageLink className={buttonClass("primary")} href={pageRoute("/reports/new")}>
          New report
        </PageLink>
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
        error === null ? (
          <Skeleton lines={6} label="Loading the reports" />
        ) : null
      ) : data.reports.length === 0 ? (
        <p>No report has been made yet.</p>
      ) : (
        <table className="w-full text-left">
          <thead>
            <tr>
              {["Number", "Report", "From", "To", "State", "Asked for by"].map((label) => (
                <th key={label} scope="col" className="border-b border-line p-1">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.reports.map((report) => (
              <tr key={report.id} className="border-b border-line">
                <td className="p-1">{report.id}</td>
                <td className="p-1">
                  <PageLink href={pageRoute(`/reports/${report.id}`)}>
                    <VisibleText text={report.title} />
                  </PageLink>
                </td>
                <td className="p-1">{toIsoTime(report.fromMs)}</td>
                <td className="p-1">{toIsoTime(report.toMs)}</td>
                <td className="p-1">
                  {report.state === "running"
                    ? `${report.sectionsDone} of ${report.sectionsTotal} controls`
                    : report.state}
                </td>
                <td className="p-1">
                  <VisibleText text={report.requestedBy} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
