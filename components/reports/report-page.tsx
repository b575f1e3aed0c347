"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useMay } from "@/components/shell/person";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Skeleton } from "@/components/ui/skeleton";
import { VisibleText } from "@/components/ui/visible-text";
import { cancelReport, reportQuery } from "@/lib/api/report-queries";
import { ReportComparison } from "./comparison";
import { DocumentView } from "./document-view";
import { ReportDownloads } from "./report-downloads";
import { SignOff } from "./sign-off";

/** One report: how far it is, its document, and what was added to it. */
export function ReportPage({ id }: { readonly id: number }) {
  const { data, error, refetch } = useQuery(reportQuery(id));
  const mayWork = useMay("work");
  const cancelling = useMutation({
    mutationFn: () => cancelReport(id),
    onSuccess: () => void refetch(),
  });
  if (error !== null && data === undefined) {
    return (
      <ErrorNote
        title="The report could not be loaded"
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  if (data === undefined) return <Skeleton lines={8} label="Loading the report" />;
  const isOpen = data.state === "waiting" || data.state === "running";
  return (
    <div className="space-y-6 p-4">
      <h1 className="text-lg font-semibold">
        Report {id}: <VisibleText text={data.title} />
      </h1>
      {isOpen ? (
        <div className="max-w-xl space-y-2">
          <p>{data.state === "waiting" ? "It waits for the worker." : "It is being made."}</p>
          <ProgressBar done={data.sectionsDone} total={data.sectionsTotal} label="Controls done" />
          {mayWork ? (
            <Button busy={cancelling.isPending} onClick={() => cancelling.mutate()}>
              Cancel
            </Button>
          ) : null}
        </div>
      ) : null}
      {cancelling.error === null ? null : (
        <ErrorNote title="It was not cancelled" error={cancelling.error} />
      )}
      {data.state === "cancelled" ? <p>It was cancelled.</p> : null}
      {data.problem === null ? null : (
        <p>
          It could not be made: <VisibleText text={data.problem} />
        </p>
      )}
      {data.document === null ? null : (
        <>
          <p className="[overflow-wrap:anywhere]">SHA-256 {data.sha256}</p>
          <ReportDownloads report={data} />
          <DocumentView document={data.document} />
          <ReportComparison id={id} />
          <SignOff report={data} onAdded={() => void refetch()} />
        </>
      )}
    </div>
  );
}
