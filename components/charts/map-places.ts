import { type HeatStep, heatStep } from "@/lib/format/heat-step";
import type { HeatMark, HeatState } from "./heat-data";
import { LABEL_PX, type PlacedLabel, placeLabels } from "./map-labels";
import { LAND, REGION_POINTS } from "./region-points";

/** A Region on the map, or in its inset when the map has no place for it. */
export interface MapPlace {
  /** `eu-west-3`; text from a log when it is unknown. */
  readonly region: string;
  readonly count: number;
  /** A full sentence: `eu-west-3, Europe (Paris), 42 events, 3 denied, new Region`. */
  readonly label: string;
  readonly state: HeatState;
  readonly marks?: readonly HeatMark[];
  /** The heading in the inset: `AWS GovCloud (US)`, `China`, `Unknown Regions`. */
  readonly group?: string;
}

/** A Region as it is drawn, in pixels. */
export interface DrawnPlace {
  readonly place: MapPlace;
  readonly step: HeatStep;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly box: PlacedLabel;
  /** False where there is no room for words: the target is the circle. */
  readonly hasText: boolean;
}

/** Below this width words would cover the map. */
const LEAST_WIDTH_FOR_TEXT = 560;
const LEAST_RADIUS = 4;
const CHARACTER_PX = 6.2;

/** Circles and labels for a map of some width; the largest first, so that none hides a smaller one. */
export function layOut(
  places: readonly MapPlace[],
  width: number,
  stepOf: (place: MapPlace) => HeatStep = ({ count }) => heatStep(count),
): readonly DrawnPlace[] {
  const scale = width / LAND.width;
  const largest = Math.max(1, ...places.map(({ count }) => count));
  const most = Math.max(LEAST_RADIUS, 22 * Math.min(1, scale));
  const circles = places
    .flatMap((place) => {
      const point = REGION_POINTS.get(place.region);
      const radius = Math.max(LEAST_RADIUS, most * Math.sqrt(place.count / largest));
      return point === undefined
        ? []
        : [{ place, step: stepOf(place), x: point.x * scale, y: point.y * scale, radius }];
    })
    .sort((a, b) => b.place.count - a.place.count);
  const hasText = width >= LEAST_WIDTH_FOR_TEXT;
  const boxes = hasText
    ? placeLabels(
        circles.map(({ place, x, y, radius }) => ({
          id: place.region,
          x,
          y,
          radius,
          width: Math.ceil(labelText(place).length * CHARACTER_PX) + 8,
        })),
        { width, height: LAND.height * scale },
      )
    : circles.map(({ place, x, y }) => onPoint(place.region, x, y, width));
  return circles.flatMap((circle, at) => {
    const box = boxes[at];
    return box === undefined ? [] : [{ ...circle, box, hasText }];
  });
}

/** The Region's code, with the letters of what is unusual. */
function labelText({ region, marks = [] }: MapPlace): string {
  return marks.length === 0 ? region : `${region} ${marks.map(({ letter }) => letter).join("")}`;
}

function onPoint(id: string, x: number, y: number, width: number): PlacedLabel {
  const left = Math.max(0, Math.min(x - LABEL_PX / 2, width - LABEL_PX));
  return { id, left, top: Math.max(0, y - LABEL_PX / 2), width: LABEL_PX };
}
