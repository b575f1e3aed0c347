import type { Histogram } from "@/lib/api/contract";
import { shortService } from "@/lib/format/short-service";

/** How a layer of the histogram is drawn, in the bars and in the legend. */
export interface LayerLook {
  /** Colour of the fill, as a class. */
  readonly fill: string;
  /** A second sign beside the colour. */
  readonly sign: "hatched" | "capped" | "striped" | null;
}

const OUTCOME_LOOKS: ReadonlyMap<string | null, LayerLook> = new Map([
  ["success", { fill: "fill-success", sign: null }],
  ["denied", { fill: "fill-denied", sign: "hatched" }],
  ["error", { fill: "fill-error", sign: "capped" }],
]);
const UNKNOWN: LayerLook = { fill: "fill-unknown", sign: null };
const NOT_RECORDED: LayerLook = { fill: "fill-unknown", sign: "striped" };

const SERIES_FILLS = [
  "fill-series-1",
  "fill-series-2",
  "fill-series-3",
  "fill-series-4",
  "fill-series-5",
  "fill-series-6",
  "fill-series-7",
  "fill-series-8",
];

/** Value of the layer that holds all values which have none of their own. */
const OTHERS = "*";

/** The look of each layer; outcomes keep theirs everywhere, other values take the next colour. */
export function layerLooks({ by, series }: Pick<Histogram, "by" | "series">): LayerLook[] {
  if (by === "outcome") return series.map(({ value }) => OUTCOME_LOOKS.get(value) ?? UNKNOWN);
  return series.map(({ value }, layer) => {
    if (value === null) return NOT_RECORDED;
    const fill = SERIES_FILLS[layer % SERIES_FILLS.length];
    return value === OTHERS || fill === undefined ? UNKNOWN : { fill, sign: null };
  });
}

const READONLY_WORDS: ReadonlyMap<string | null, string> = new Map([
  ["true", "read-only"],
  ["false", "may change something"],
]);

/** The word for a layer: services without the ending that all of them have, yes and no in words. */
export function layerWord(
  { by }: Pick<Histogram, "by">,
  { value, label }: Histogram["series"][number],
): string {
  if (by === "readonly") return READONLY_WORDS.get(value) ?? label;
  return by === "service" ? shortService(label) : label;
}
