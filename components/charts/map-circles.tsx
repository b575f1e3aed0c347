import type { MapHandlers } from "./map-label";
import { LABEL_PX, leaderEnd } from "./map-labels";
import { MapMarker } from "./map-marker";
import type { DrawnPlace } from "./map-places";
import { LAND } from "./region-points";

/** Leader lines and circles. What a pointer does here, keys do on the labels. */
export function MapCircles({
  drawn,
  width,
  pointed,
  onPoint,
  onOpen,
}: MapHandlers & {
  readonly drawn: readonly DrawnPlace[];
  readonly width: number;
  readonly pointed: string | null;
}) {
  const pointer = (region: string) => ({
    onPointerEnter: () => onPoint(region),
    onClick: () => onOpen(region),
  });
  return (
    <svg
      width={width}
      height={(width * LAND.height) / LAND.width}
      aria-hidden="true"
      className="absolute inset-0"
    >
      <path d={drawn.map(leader).join("")} className="stroke-edge" data-mark />
      {drawn.map(({ place, step, x, y, radius }) => (
        <g
          key={place.region}
          transform={`translate(${x} ${y})`}
          className="cursor-pointer"
          {...pointer(place.region)}
        >
          <MapMarker
            step={step}
            radius={radius}
            state={place.state}
            hasMarks={(place.marks?.length ?? 0) > 0}
            isPointed={pointed === place.region}
          />
        </g>
      ))}
    </svg>
  );
}

/** A line from the circle to its label, when the label is not right beside it. */
function leader({ x, y, radius, box, hasText }: DrawnPlace): string {
  const end = leaderEnd(box, x, y);
  const isFar = Math.hypot(end.x - x, end.y - y) > radius + LABEL_PX / 3;
  return hasText && isFar
    ? `M${x.toFixed(1)} ${y.toFixed(1)}L${end.x.toFixed(1)} ${end.y.toFixed(1)}`
    : "";
}
