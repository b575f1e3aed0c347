"use client";

import { useQuery } from "@tanstack/react-query";
import { AlertNav } from "@/components/shell/alert-nav";
import { pageRoute } from "@/components/shell/page-route";
import { ErrorNote } from "@/components/ui/error-note";
import { PageLink } from "@/components/ui/page-link";
import { Skeleton } from "@/components/ui/skeleton";
import { alertQuery } from "@/lib/api/alert-queries";
import { ApiError } from "@/lib/api/fetch-json";
import { AlertView } from "./alert-parts";

/** One alert: the permalink of what was found and what became of it. */
export function AlertPage({ id }: { readonly id: number }) {
  const { data, error, refetch } = useQuery(alertQuery(id));
  const isGone = error instanceof ApiError && error.code === "not_found";
  return (
    <div className="mx-auto max-w-6xl space-y-3 p-4" data-print-flow>
      <AlertNav current={null} />
      {data === undefined ? (
        error === null ? (
          <Skeleton lines={14} label="Loading the alert" />
        ) : isGone ? (
          <div className="space-y-2 py-6">
            <h1 className="text-xl font-semibold">Alert {id}</h1>
            <p>{error.message}</p>
            <PageLink href={pageRoute("/alerts")}>All alerts</PageLink>
          </div>
        ) : (
          <ErrorNote
            title="The alert could not be loaded"
            error={error}
            onRetry={() => void refetch()}
          />
        )
      ) : (
        <AlertView alert={data} onNewer={() => void refetch()} />
      )}
    </div>
  );
}
