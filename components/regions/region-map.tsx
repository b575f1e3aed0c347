"use client";

import { useRouter } from "next/navigation";
import { useCallback, useMemo } from "react";
import { HeatLegend } from "@/components/charts/heat-legend";
import type { MapPlace } from "@/components/charts/map-places";
import { WorldMap } from "@/components/charts/world-map";
import { EventCount } from "@/components/shell/event-count";
import { pageRoute } from "@/components/shell/page-route";
import { FactList } from "@/components/ui/fact-list";
import type { FactColumn } from "@/components/ui/fact-table";
import { VisibleText } from "@/components/ui/visible-text";
import { eventHref } from "@/lib/api/event-href";
import { HEAT_LABELS, heatStep, RELATIVE_LABELS, relativeStep } from "@/lib/format/heat-step";
import { lineCell } from "./region-cells";
import type { RegionLine } from "./region-lines";
import { type LinkBounds, lineLink } from "./region-links";
import type { RegionView } from "./region-view";
import { COUNTED_WORDS, LEGEND_MARKS } from "./region-words";

/** Regions on the map, and beside it the same as a list, in the same order. */
export function RegionMap({
  lines,
  view,
  bounds,
}: {
  readonly lines: readonly RegionLine[];
  readonly view: RegionView;
  readonly bounds: LinkBounds;
}) {
  const router = useRouter();
  const { out, rel } = view;
  const places = useMemo<MapPlace[]>(
    () =>
      lines.map((line) => {
        const { count, label, state, marks = [] } = lineCell(line, out);
        return { region: line.title, count, label, state, marks, group: line.place };
      }),
    [lines, out],
  );
  // A Region has one circle: it is relative to the largest one of the map.
  const stepOf = useCallback(
    ({ count }: MapPlace) => {
      const largest = Math.max(...places.map((place) => place.count));
      return rel ? relativeStep(count, largest) : heatStep(count);
    },
    [places, rel],
  );
  const open = (region: string) => {
    const line = lines.find(({ title }) => title === region);
    if (line !== undefined) router.push(pageRoute(eventHref(lineLink(line, bounds))));
  };
  const columns = useMemo(() => listColumns(bounds), [bounds]);
  return (
    <div className="space-y-2">
      <HeatLegend labels={rel ? RELATIVE_LABELS : HEAT_LABELS} marks={LEGEND_MARKS} />
      <div className={view.table ? "" : "grid gap-4 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]"}>
        {view.table ? null : (
          <div className="min-w-0 self-start xl:sticky xl:top-4">
            <WorldMap
              label={`Regions by ${COUNTED_WORDS[out]}`}
              places={places}
              stepOf={stepOf}
              onOpen={open}
            />
          </div>
        )}
        <FactList
          title="Regions"
          what="regions"
          rows={lines}
          columns={columns}
          keyOf={({ id }) => id}
          empty="No Region has anything to say in this period."
        />
      </div>
    </div>
  );
}

function listColumns(bounds: LinkBounds): readonly FactColumn<RegionLine>[] {
  const letters = (line: RegionLine) =>
    (lineCell(line, bounds.out).marks ?? []).map(({ letter }) => letter).join(" ");
  return [
    {
      header: "Region",
      text: ({ title }) => title,
      show: ({ title, row }) => (
        <>
          <VisibleText text={title} className="whitespace-nowrap" />
          <span className="block text-xs text-muted">{row.name}</span>
        </>
      ),
    },
    {
      header: "Events",
      isNumber: true,
      text: ({ counts }) => counts.events,
      show: (line) =>
        line.counts.events === 0 ? (
          <span className="text-muted">{STATES[line.row.state]}</span>
        ) : (
          <EventCount
            link={lineLink(line, { ...bounds, out: "events" })}
            count={line.counts.events}
            of={line.title}
          />
        ),
    },
    {
      header: "Denied",
      isNumber: true,
      text: ({ counts }) => counts.denied,
      show: (line) =>
        line.counts.denied === 0 ? (
          "0"
        ) : (
          <EventCount
            link={lineLink(line, { ...bounds, out: "denied" })}
            count={line.counts.denied}
            of={`${line.title}, denied`}
          />
        ),
    },
    { header: "Unusual", isRare: true, text: letters },
  ];
}

const STATES: Readonly<Record<RegionLine["row"]["state"], string>> = {
  active: "no events",
  quiet: "no events",
  uncovered: "no coverage",
  "not-enabled": "not enabled",
};
