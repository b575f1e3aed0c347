import { VisibleText } from "@/components/ui/visible-text";
import { toVisible } from "@/lib/format/visible";
import type { MapPlace } from "./map-places";

/** What pointing at a Region, and pressing it, does. */
export interface MapHandlers {
  /** The shared tip. */
  readonly tipId: string;
  readonly onPoint: (region: string) => void;
  readonly onOpen: (region: string) => void;
}

/** A Region's name as a button; without words it lies on the circle. */
export function MapLabel({
  place,
  hasText,
  tipId,
  onPoint,
  onOpen,
}: MapHandlers & { readonly place: MapPlace; readonly hasText: boolean }) {
  const { region, label, marks = [], count } = place;
  return (
    <button
      type="button"
      aria-label={toVisible(label)}
      aria-describedby={tipId}
      data-region={region}
      className={`h-6 w-full min-w-6 rounded-sm px-1 text-start text-[11px] whitespace-nowrap hover:bg-hover hover:text-ink ${count > 0 ? "text-ink" : "text-muted"} ${hasText ? "" : "hover:bg-transparent"}`}
      onPointerEnter={() => onPoint(region)}
      onFocus={() => onPoint(region)}
      onClick={() => onOpen(region)}
    >
      {hasText ? (
        <>
          <VisibleText text={region} />
          {marks.length === 0 ? null : (
            <b
              data-letters={marks.map(({ letter }) => letter).join("")}
              className="ms-1 before:content-[attr(data-letters)]"
            />
          )}
        </>
      ) : null}
    </button>
  );
}
