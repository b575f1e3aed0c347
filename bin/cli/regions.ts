import type { RegionGrid } from "@/lib/api/region-contract";
import { regionParamsSchema } from "@/lib/api/region-contract";
import { formatCount } from "@/lib/format/count";
import { shortenMiddle } from "@/lib/format/shorten";
import { formatTime } from "@/lib/format/time";
import { toVisible } from "@/lib/format/visible";
import { getRegionGrid } from "@/lib/regions/get-region-grid";
import { GRID_OPTIONS, gridParams } from "./grid-params";
import { withReader } from "./open";
import { type Command, FOUND, NOT_FOUND } from "./run";

const GRIDS = ["day", "hour"] as const;
const NAME_WIDTH = 16;

export const regions: Command = {
  options: GRID_OPTIONS,
  words: [0, 0],
  async run(input) {
    const params = gridParams(regionParamsSchema, GRIDS, input);
    const answer = await withReader(input, (reader) => getRegionGrid(reader, params, Date.now()));
    process.stdout.write(input.options.json ? `${JSON.stringify(answer)}\n` : regionsText(answer));
    return answer.rows.some(({ all }) => all.events > 0) ? FOUND : NOT_FOUND;
  },
};

/** Regions with their numbers, and below each what is unusual. Log texts cannot drive the terminal. */
export function regionsText({ period, rows, columns }: RegionGrid): string {
  const { fromMs, toMs } = period;
  const lines = [
    `${formatTime(fromMs, "utc")} to ${formatTime(toMs, "utc")}`,
    line(["REGION", "STATE", "EVENTS", "GLOBAL", "DENIED", "ERRORS"]),
  ];
  for (const { region, state, all, global, cells } of rows) {
    const counts = [all.events, global.events, all.denied, all.errors].map(formatCount);
    lines.push(line([region ?? "not recorded", state, ...counts]));
    for (const { column, marks } of cells) {
      const startMs = columns[column]?.startMs;
      const when = startMs == null ? "" : `${formatTime(startMs, "utc")}  `;
      lines.push(...marks.map(({ kind, sentence }) => `  ${kind}  ${when}${toVisible(sentence)}`));
    }
  }
  return `${lines.join("\n")}\n`;
}

function line([region = "", state = "", ...counts]: readonly string[]): string {
  const name = shortenMiddle(toVisible(region), NAME_WIDTH).padEnd(NAME_WIDTH);
  return [name, state.padEnd(11), ...counts.map((count) => count.padStart(10))].join("  ");
}
