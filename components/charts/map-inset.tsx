import { type HeatStep, heatStep } from "@/lib/format/heat-step";
import { toVisible } from "@/lib/format/visible";
import { type MapHandlers, MapLabel } from "./map-label";
import { MapMarker } from "./map-marker";
import type { MapPlace } from "./map-places";

const OTHERS = "Unknown Regions";

/** Regions that the map has no place for, each under the name of its partition. */
export function MapInset({
  places,
  stepOf = ({ count }) => heatStep(count),
  ...handlers
}: MapHandlers & {
  readonly places: readonly MapPlace[];
  readonly stepOf: ((place: MapPlace) => HeatStep) | undefined;
}) {
  const groups = [...new Set(places.map(({ group = OTHERS }) => group))];
  if (groups.length === 0) return null;
  return (
    <div className="mt-1 flex flex-wrap gap-x-4 gap-y-1 rounded-md border border-line bg-surface px-2 py-1 text-xs">
      {groups.map((group) => (
        <section key={group} aria-label={toVisible(group)}>
          <p className="text-muted">{toVisible(group)}</p>
          <ul className="flex flex-wrap gap-x-2">
            {places
              .filter((place) => (place.group ?? OTHERS) === group)
              .map((place) => (
                <li key={place.region} className="flex items-center">
                  <svg width={22} height={22} viewBox="-11 -11 22 22" aria-hidden="true">
                    <MapMarker
                      step={stepOf(place)}
                      radius={6}
                      state={place.state}
                      hasMarks={(place.marks?.length ?? 0) > 0}
                    />
                  </svg>
                  <MapLabel place={place} hasText {...handlers} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
