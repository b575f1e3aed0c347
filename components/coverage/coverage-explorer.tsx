"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { IgnoredSettings } from "@/components/shell/ignored-settings";
import { usePeriodParams } from "@/components/shell/use-period-params";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { useZone } from "@/components/shell/use-zone";
import { ErrorNote } from "@/components/ui/error-note";
import { onDemand } from "@/components/ui/on-demand";
import { Skeleton } from "@/components/ui/skeleton";
import { coverageGridQuery } from "@/lib/api/coverage-queries";
import { ApiError, isRefused } from "@/lib/api/fetch-json";
import { CoverageControls } from "./coverage-controls";
import { CoverageEmpty } from "./coverage-empty";
import { CoverageGrid } from "./coverage-grid";
import { CoverageHeader } from "./coverage-header";
import { toCoverageHeat } from "./coverage-heat";
import { CoverageLegend } from "./coverage-legend";
import { gridAsked } from "./coverage-view";
import { emptiness } from "./coverage-words";
import { ShownCell } from "./shown-cell";
import { useCoverageView } from "./use-coverage-view";

// They stand below what a screen shows at first.
const CoveragePanels = onDemand(
  () => import("./coverage-panels").then((module) => module.CoveragePanels),
  <Skeleton lines={8} label="Loading the lists" />,
);

/** The Coverage page: for which hours the index can speak, how surely, and why not for others. */
export function CoverageExplorer({ accounts }: { readonly accounts: readonly string[] }) {
  const params = usePeriodParams();
  const zone = useZone();
  const { view, ignored, change } = useCoverageView();
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...coverageGridQuery({ ...params, ...gridAsked(view) }),
    placeholderData: keepPreviousData,
  });
  const { show } = view;
  const toTable = () => change({ table: !view.table });
  useShortcuts({ T: toTable });
  const heat = useMemo(
    () => (data === undefined ? null : toCoverageHeat(data, { show }, zone)),
    [data, show, zone],
  );
  const why = data === undefined ? null : emptiness(data);
  const hasNoHours = why === "nothing-indexed" || why === "ahead";
  const problems = problemsOf(error);
  return (
    <div className="space-y-4 p-4">
      <CoverageHeader grid={data} accounts={accounts} problem={problems.period} />
      <IgnoredSettings names={ignored} />
      <CoverageControls
        view={view}
        shown={isPlaceholderData ? undefined : data?.grid}
        problem={problems.view}
        onChange={change}
      />
      {error === null || isRefused(error) ? null : (
        <div className="-m-3">
          <ErrorNote
            title="The coverage could not be loaded"
            error={error}
            onRetry={() => void refetch()}
          />
        </div>
      )}
      {heat === null || data === undefined ? (
        error === null ? (
          <Skeleton lines={16} label="Loading the coverage" />
        ) : null
      ) : (
        <div
          className={`space-y-8 ${isPlaceholderData ? "stale" : ""}`}
          aria-busy={isPlaceholderData}
        >
          <div className="space-y-3">
            {why === null ? null : <CoverageEmpty why={why} />}
            {hasNoHours ? null : (
              <>
                <CoverageLegend />
                {heat.rows.length === 0 ? (
                  <p className="text-muted">Nothing is known of any Region in this period.</p>
                ) : (
                  <CoverageGrid grid={data} heat={heat} view={view} onChange={change} />
                )}
              </>
            )}
          </div>
          {hasNoHours ? null : <CoveragePanels grid={data} />}
          <ShownCell grid={data} heat={heat} view={view} onClose={() => change({ cell: null })} />
        </div>
      )}
    </div>
  );
}

/** A refusal, where the control is that it is about: the period and accounts, or what is shown. */
function problemsOf(error: unknown) {
  if (!(error instanceof ApiError) || !isRefused(error)) return {};
  const { grid, family, ...others } = error.fields;
  const texts = [...new Set(Object.values(others))];
  const view = grid ?? family;
  const period = view === undefined && texts.length === 0 ? error.message : texts.join(" ");
  return { ...(period !== "" && { period }), ...(view !== undefined && { view }) };
}
