"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { IgnoredSettings } from "@/components/shell/ignored-settings";
import { usePeriodParams } from "@/components/shell/use-period-params";
import { useZone } from "@/components/shell/use-zone";
import { ErrorNote } from "@/components/ui/error-note";
import { onDemand } from "@/components/ui/on-demand";
import { Skeleton } from "@/components/ui/skeleton";
import { ApiError, isRefused } from "@/lib/api/fetch-json";
import { regionGridQuery } from "@/lib/api/region-queries";
import { RegionControls } from "./region-controls";
import { RegionEmpty } from "./region-empty";
import { RegionGrid } from "./region-grid";
import { RegionHeader } from "./region-header";
import { toRegionHeat } from "./region-heat";
import { gridAsked } from "./region-view";
import { emptiness } from "./region-words";
import { useRegionShortcuts } from "./use-region-shortcuts";
import { useRegionView } from "./use-region-view";

const RegionMap = onDemand(
  () => import("./region-map").then((module) => module.RegionMap),
  <Skeleton lines={14} label="Loading the map" />,
);
// They stand below what a screen shows at first.
const RegionPanels = onDemand(
  () => import("./region-panels").then((module) => module.RegionPanels),
  <Skeleton lines={8} label="Loading the lists" />,
);

/** The Regions page: which Regions are in use, when, and what is unusual about it. */
export function RegionExplorer({ accounts }: { readonly accounts: readonly string[] }) {
  const params = usePeriodParams();
  const zone = useZone();
  const { view, ignored, change } = useRegionView();
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...regionGridQuery({ ...params, ...gridAsked(view), tz: zone }),
    placeholderData: keepPreviousData,
  });
  const { show, split, sort, out } = view;
  const isMap = view.grid === "map";
  useRegionShortcuts(view, change);
  const heat = useMemo(
    () =>
      data === undefined
        ? null
        : toRegionHeat(data, { show, split: split && !isMap, sort, out }, zone),
    [data, show, split, isMap, sort, out, zone],
  );
  const period = data?.period;
  const { scope } = params;
  const bounds = useMemo(
    () => (period === undefined ? null : { period, scope, out }),
    [period, scope, out],
  );
  const why = data === undefined ? null : emptiness(data.rows);
  const problems = problemsOf(error);
  return (
    <div className="space-y-4 p-4">
      <RegionHeader grid={data} accounts={accounts} problem={problems.period} />
      <IgnoredSettings names={ignored} />
      <RegionControls
        view={view}
        shown={isPlaceholderData ? undefined : data?.grid}
        problem={problems.grid}
        onChange={change}
      />
      {error === null || isRefused(error) ? null : (
        <div className="-m-3">
          <ErrorNote
            title="The Regions could not be loaded"
            error={error}
            onRetry={() => void refetch()}
          />
        </div>
      )}
      {heat === null || data === undefined || bounds === null ? (
        error === null ? (
          <Skeleton lines={16} label="Loading the Regions" />
        ) : null
      ) : (
        <div
          className={`space-y-8 ${isPlaceholderData ? "stale" : ""}`}
          aria-busy={isPlaceholderData}
        >
          <div className="space-y-2">
            {why === null ? null : <RegionEmpty why={why} />}
            {why === "nothing-indexed" && heat.rows.length === 0 ? null : heat.rows.length === 0 ? (
              <p className="text-muted">
                No Region has events, coverage or a decision here. “All AWS Regions” shows them all
                the same.
              </p>
            ) : isMap ? (
              <RegionMap lines={[...heat.lines.values()]} view={view} bounds={bounds} />
            ) : (
              <RegionGrid grid={data} heat={heat} view={view} bounds={bounds} />
            )}
          </div>
          <RegionPanels grid={data} columns={heat.columns} bounds={bounds} isEmpty={why !== null} />
        </div>
      )}
    </div>
  );
}

/** A refusal, where the control is that it is about: the period and the accounts, or the columns. */
function problemsOf(error: unknown) {
  if (!(error instanceof ApiError) || !isRefused(error)) return {};
  const { grid, ...others } = error.fields;
  const texts = [...new Set(Object.values(others))];
  const period = grid === undefined && texts.length === 0 ? error.message : texts.join(" ");
  return { ...(period !== "" && { period }), ...(grid !== undefined && { grid }) };
}
