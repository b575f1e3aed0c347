import { COVERAGE_STATES, coverageParamsSchema } from "@/lib/api/coverage-contract";
import type { Reader } from "@/lib/auth/reader";
import { getCoverage } from "@/lib/coverage/get-coverage";
import type { ReportRequest } from "@/lib/reports/report-request";
import type { Evidence } from "./evidence";
import { isoTime } from "./iso-time";

const SURE = ["complete", "proven-empty", "delivered"] as const;

/** For which hours of the period there are logs, as it was known when the report was made. */
export async function coverageEvidence(reader: Reader, request: ReportRequest): Promise<Evidence> {
  const { fromMs, toMs, nowMs } = request;
  const [from, to] = [new Date(fromMs).toISOString(), new Date(toMs).toISOString()];
  const grid = await getCoverage(
    reader,
    coverageParamsSchema.parse({ from, to, grid: "day" }),
    nowMs,
  );
  const sure = SURE.reduce((sum, state) => sum + (grid.hours[state] ?? 0), 0);
  const gaps = grid.gaps.length + grid.moreGaps;
  const known = COVERAGE_STATES.filter((state) => (grid.hours[state] ?? 0) > 0);
  return {
    status: sure === 0 ? "not-covered" : gaps > 0 ? "exceptions" : "found",
    count: sure,
    unit: "hours with logs or proof",
    exceptions: gaps,
    blocks: [
      {
        kind: "text",
        text: "Whole hours of each account and Region, by what is known of them when the report was made.",
      },
      {
        kind: "facts",
        facts: known.map((state) => ({ label: state, value: `${grid.hours[state]} hours` })),
      },
      {
        kind: "table",
        id: "gaps",
        caption: "Hours for which something should be there and is not",
        columns: [
          { label: "Account", kind: "code" },
          { label: "Region", kind: "code" },
          { label: "From", kind: "time" },
          { label: "To", kind: "time" },
          { label: "State", kind: "text" },
          { label: "Reason", kind: "text" },
        ],
        rows: grid.gaps.map((gap) => [
          gap.account,
          gap.region,
          isoTime(gap.fromMs),
          isoTime(gap.toMs),
          gap.state,
          gap.reason,
        ]),
        total: gaps,
      },
    ],
  };
}
