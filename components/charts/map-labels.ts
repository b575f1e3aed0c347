/** A label and the point it belongs to, in pixels. */
export interface LabelWish {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  /** Of the point's circle, which no label may cover. */
  readonly radius: number;
  readonly width: number;
}

/** Where a label was put, by its left upper corner. */
export interface PlacedLabel {
  readonly id: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

/** Every label is a target to be pressed: WCAG 2.5.8. */
export const LABEL_PX = 24;
const GAP_PX = 3;
const RINGS = 24;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * A place for each label where it covers no other label, as near to its point as there is room, in
 * the order given. In a crowd where all is taken it stays beside its point.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  room: { readonly width: number; readonly height: number },
): readonly PlacedLabel[] {
  const circles = wishes.map(({ x, y, radius }) => around(x, y, radius));
  const taken: Box[] = [];
  return wishes.map((wish) => {
    const tries = candidates(wish, room);
    const isFree = (box: Box, others: readonly Box[]) => !others.some((each) => overlap(box, each));
    const box =
      tries.find((each) => isFree(each, taken) && isFree(each, circles)) ??
      tries.find((each) => isFree(each, taken)) ??
      tries[0] ??
      around(wish.x, wish.y, wish.radius);
    taken.push(box);
    return { id: wish.id, left: box.left, top: box.top, width: wish.width };
  });
}

/** Boxes on both sides of a point, the nearest first, all inside of the picture. */
function candidates(
  { x, y, radius, width }: LabelWish,
  room: { readonly width: number; readonly height: number },
): readonly Box[] {
  const boxes: { readonly box: Box; readonly far: number }[] = [];
  for (let up = -RINGS; up <= RINGS; up += 1) {
    for (let out = 0; out < 6; out += 1) {
      const gap = radius + GAP_PX + out * LABEL_PX;
      const top = y - LABEL_PX / 2 + (up * LABEL_PX) / 2;
      for (const left of [x + gap, x - gap - width]) {
        const box = { left, top, right: left + width, bottom: top + LABEL_PX };
        const isInside =
          left >= 0 && box.right <= room.width && top >= 0 && box.bottom <= room.height;
        if (isInside) boxes.push({ box, far: Math.hypot(gap, (up * LABEL_PX) / 2) });
      }
    }
  }
  return boxes.sort((a, b) => a.far - b.far).map(({ box }) => box);
}

/** The point of a label's edge that is nearest to a point: where its leader line ends. */
export function leaderEnd({ left, top, width }: PlacedLabel, x: number, y: number) {
  const within = (value: number, from: number, to: number) => Math.max(from, Math.min(value, to));
  return { x: within(x, left, left + width), y: within(y, top + 6, top + LABEL_PX - 6) };
}

function around(x: number, y: number, radius: number): Box {
  return { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
