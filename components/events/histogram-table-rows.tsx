import { usePreferences } from "@/components/shell/preferences";
import { VisibleText } from "@/components/ui/visible-text";
import type { Histogram } from "@/lib/api/contract";
import { formatCount } from "@/lib/format/count";
import { formatTime } from "@/lib/format/time";
import { layerWord } from "./histogram-layers";

/** A line for each bar that holds events. */
export function HistogramTableRows({ histogram }: { readonly histogram: Histogram }) {
  const { zone } = usePreferences();
  const { series, buckets } = histogram;
  return (
    <table className="text-end">
      <thead>
        <tr>
          <th scope="col">From</th>
          {series.map((each) => (
            <th
              key={each.value === null ? "missing" : `=${each.value}`}
              scope="col"
              className="px-3"
            >
              <VisibleText text={layerWord(histogram, each).slice(0, 200)} />
            </th>
          ))}
          <th scope="col" className="px-3">
            arrived late
          </th>
        </tr>
      </thead>
      <tbody>
        {buckets.map(({ startMs, counts, late }) => (
          <tr key={startMs}>
            <th scope="row" className="font-mono font-normal">
              {formatTime(startMs, zone)}
            </th>
            {series.map(({ value }, layer) => (
              <td key={value === null ? "missing" : `=${value}`} className="px-3">
                {formatCount(counts[layer] ?? 0)}
              </td>
            ))}
            <td className="px-3">{formatCount(late)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
