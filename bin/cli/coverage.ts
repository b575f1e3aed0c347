import {
  COVERAGE_GRIDS,
  COVERAGE_STATES,
  type CoverageGrid,
  coverageParamsSchema,
} from "@/lib/api/coverage-contract";
import { getCoverage } from "@/lib/coverage/get-coverage";
import { formatCount, formatCounted } from "@/lib/format/count";
import { formatTime } from "@/lib/format/time";
import { toVisible } from "@/lib/format/visible";
import { GRID_OPTIONS, gridParams } from "./grid-params";
import { withReader } from "./open";
import { type Command, FOUND, NOT_FOUND } from "./run";
import { write } from "./write";

/** `coverage`: which hours the index can speak for. Fine when nothing is known to be missing. */
export const coverage: Command = {
  options: GRID_OPTIONS,
  words: [0, 0],
  async run(input) {
    const params = gridParams(coverageParamsSchema, COVERAGE_GRIDS, input);
    const answer = await withReader(input, (reader) => getCoverage(reader, params, Date.now()));
    await write(input.options.json ? `${JSON.stringify(answer)}\n` : coverageText(answer));
    return answer.rows.length > 0 && answer.gaps.length === 0 ? FOUND : NOT_FOUND;
  },
};

/** Places with their hours by state, then gaps and silent Regions. Log texts cannot drive the terminal. */
function coverageText(coverage: CoverageGrid): string {
  const { period, rows, gaps, moreGaps, silent, hours } = coverage;
  const states = COVERAGE_STATES.filter((state) => (hours[state] ?? 0) > 0);
  const lines = [
    `${formatTime(period.fromMs, "utc")} to ${formatTime(period.toMs, "utc")}, hours by state`,
    line(
      "ACCOUNT",
      "REGION",
      states.map((state) => state.toUpperCase()),
    ),
  ];
  for (const row of rows.filter(({ isSeen }) => isSeen)) {
    const counts = states.map((state) => formatCount(row.hours[state] ?? 0));
    lines.push(line(row.account, row.region, counts));
  }
  for (const { account, region, state, fromMs, toMs, reason, cause } of gaps) {
    const place = `${toVisible(region)} of ${toVisible(account)}`;
    const when = `${formatTime(fromMs, "utc")} to ${formatTime(toMs, "utc")}`;
    const why = cause && `${cause.eventName} by ${cause.principal ?? "somebody not recorded"}`;
    lines.push(`gap  ${state}  ${place}  ${when}  ${reason}${why ? ` ${toVisible(why)}.` : ""}`);
  }
  if (moreGaps > 0) lines.push(`and ${formatCounted(moreGaps, "more gap")}`);
  for (const { account, regions } of silent) {
    lines.push(`no trail evidence from ${toVisible(regions.join(", "))} of ${toVisible(account)}`);
  }
  return `${lines.join("\n")}\n`;
}

function line(account: string, region: string, counts: readonly string[]): string {
  const place = [toVisible(account).padEnd(12), toVisible(region).padEnd(16)];
  return [...place, ...counts.map((count) => count.padStart(12))].join("  ").trimEnd();
}
