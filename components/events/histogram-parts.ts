import { HistogramHandles } from "./histogram-handles";
import { HistogramMenu } from "./histogram-menu";
import { HistogramSelected } from "./histogram-selected";
import { HistogramTableRows } from "./histogram-table-rows";

/** What the histogram shows once a time is chosen in it: small, and fetched together. */
export const histogramParts = {
  HistogramHandles,
  HistogramMenu,
  HistogramSelected,
  HistogramTableRows,
};
