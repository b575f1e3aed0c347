"use client";

import { useId, useMemo, useRef, useState } from "react";
import { useBoxWidth } from "@/components/ui/use-box-width";
import type { HeatStep } from "@/lib/format/heat-step";
import { HeatTip } from "./heat-tip";
import { MapCircles } from "./map-circles";
import { MapInset } from "./map-inset";
import { MapLabel } from "./map-label";
import { LABEL_PX } from "./map-labels";
import { layOut, type MapPlace } from "./map-places";
import { LAND, REGION_POINTS } from "./region-points";

/**
 * Regions on a map of the world: the area of a circle is its count, its colour the step of the
 * scale. What has no known place stands in an inset below. Put a list of the same beside it.
 */
export function WorldMap({
  label,
  places,
  stepOf,
  onOpen,
}: {
  readonly label: string;
  readonly places: readonly MapPlace[];
  /** By default the fixed scale. */
  readonly stepOf?: (place: MapPlace) => HeatStep;
  readonly onOpen: (region: string) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const tipId = useId();
  const width = useBoxWidth(box);
  const [pointed, setPointed] = useState<string | null>(null);
  const drawn = useMemo(() => layOut(places, width, stepOf), [places, width, stepOf]);
  const inset = places.filter(({ region }) => !REGION_POINTS.has(region));
  const tip = places.find(({ region }) => region === pointed);
  const handlers = { tipId, onPoint: setPointed, onOpen };
  return (
    <figure className="min-w-0" aria-label={label} {...leaving(() => setPointed(null))}>
      <div ref={box} className="relative rounded-md border border-line bg-surface">
        {/* Empty: it keeps the room, and the land is its mask. */}
        <svg
          viewBox={`0 0 ${LAND.width} ${LAND.height}`}
          aria-hidden="true"
          className="block w-full bg-land mask-[url(/world-land.svg)] mask-size-[100%_100%] forced-color-adjust-none"
        />
        {width === 0 ? null : (
          <>
            <MapCircles drawn={drawn} width={width} pointed={pointed} {...handlers} />
            <ul>
              {drawn.map(({ place, box: { left, top, width: wide }, hasText }) => (
                <li
                  key={place.region}
                  className="absolute"
                  style={{ left, top, width: wide, height: LABEL_PX }}
                >
                  <MapLabel place={place} hasText={hasText} {...handlers} />
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <MapInset places={inset} stepOf={stepOf} {...handlers} />
      <figcaption className="mt-1 text-xs text-muted">
        Approximate places: AWS names a city or a country for each Region and no coordinates. The
        area of a circle is the number of events.
      </figcaption>
      {tip === undefined ? null : (
        <HeatTip
          id={tipId}
          cell={tip}
          find={() =>
            [...(box.current?.parentElement?.querySelectorAll("[data-region]") ?? [])].find(
              (each) => each.getAttribute("data-region") === tip.region,
            ) ?? null
          }
        />
      )}
    </figure>
  );
}

/** The pointer, the focus or Escape takes the tip away. */
function leaving(leave: () => void) {
  return {
    onPointerLeave: leave,
    onBlur: leave,
    onKeyDown: ({ key }: { readonly key: string }) => {
      if (key === "Escape") leave();
    },
  };
}
