"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { AlertNav } from "@/components/shell/alert-nav";
import { IgnoredSettings } from "@/components/shell/ignored-settings";
import { TimePicker } from "@/components/shell/time-picker";
import { setUrlParams } from "@/components/shell/url-params";
import { CopyPageLink } from "@/components/ui/copy-page-link";
import { ErrorNote } from "@/components/ui/error-note";
import { onDemand } from "@/components/ui/on-demand";
import { Skeleton } from "@/components/ui/skeleton";
import { alertListQuery } from "@/lib/api/alert-queries";
import { AlertDownloads } from "./alert-downloads";
import { AlertFilterBar } from "./alert-filter-bar";
import { AlertKinds } from "./alert-kinds";
import { AlertPaging } from "./alert-paging";
import { AlertTable } from "./alert-table";
import { alertsAsked, filtersAsked } from "./alert-view";
import { NewAlerts } from "./new-alerts";
import { useAlertSelection } from "./use-alert-selection";
import { useAlertView } from "./use-alert-view";

const AlertEmpty = onDemand(() => import("./alert-empty").then((module) => module.AlertEmpty));
const AlertSelection = onDemand(() =>
  import("./alert-selection").then((module) => module.AlertSelection),
);

/** Alerts of a filter, to be looked through: the link says which, and nothing moves by itself. */
export function AlertList() {
  const { view, ignored, time, change } = useAlertView();
  const filters = filtersAsked(view, time);
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...alertListQuery(alertsAsked(view, time)),
    placeholderData: keepPreviousData,
  });
  const selection = useAlertSelection(data?.alerts);
  return (
    <div className="space-y-3 p-4">
      <header className="space-y-2">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <h1 className="text-xl font-semibold">Alerts</h1>
          <div data-no-print>
            <TimePicker
              range={time}
              axis={undefined}
              onChange={({ from, to }) => setUrlParams({ from, to, offset: null })}
            />
          </div>
          <span className="ms-auto">
            <CopyPageLink />
          </span>
        </div>
        <AlertNav current="/alerts" />
      </header>
      <IgnoredSettings names={ignored} />
      <AlertFilterBar view={view} list={data} onChange={change} />
      {error === null ? null : (
        <div className="-mx-3">
          <ErrorNote
            title="The alerts could not be loaded"
            error={error}
            onRetry={() => void refetch()}
          />
        </div>
      )}
      {data === undefined ? (
        error === null && <Skeleton lines={14} label="Loading the alerts" />
      ) : (
        <div className={isPlaceholderData ? "stale" : ""} aria-busy={isPlaceholderData}>
          <div className="mb-1 flex flex-wrap items-center gap-x-4 gap-y-1">
            <AlertKinds view={view} list={data} onChange={change} />
            <NewAlerts filters={filters} since={data.newestId} onShow={() => void refetch()} />
            {data.total === 0 ? null : <AlertDownloads asked={{ ...filters, sort: view.sort }} />}
          </div>
          {selection.chosen.size === 0 ? null : (
            <AlertSelection
              ids={[...selection.chosen]}
              onClear={selection.clear}
              onChanged={() => void refetch()}
            />
          )}
          {data.alerts.length === 0 ? (
            <AlertEmpty list={data} view={view} time={time} />
          ) : (
            <AlertTable
              alerts={data.alerts}
              sort={view.sort}
              onSort={(sort) => change({ sort })}
              selection={selection}
            />
          )}
          <AlertPaging
            offset={view.offset}
            nextOffset={data.nextOffset}
            onChange={(offset) => change({ offset })}
          />
        </div>
      )}
    </div>
  );
}
