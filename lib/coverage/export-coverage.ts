import type { z } from "zod";
import {
  COVERAGE_STATES,
  type CoverageGrid,
  type coverageExportParamsSchema,
} from "@/lib/api/coverage-contract";
import type { Reader } from "@/lib/auth/reader";
import { csvRow } from "@/lib/format/csv";
import { getCoverage } from "./get-coverage";

const PLACE = ["account", "region", "from", "to", "state"];
const CELLS = [...PLACE, ...COVERAGE_STATES.map((state) => `${state} hours`), "files", "events"];
const GAPS = [...PLACE, "reason", "cause", "cause time", "cause principal"];

/**
 * Coverage as a file: its cells or its gaps as CSV, or all of it as JSON. Throws AppError as
 * `getCoverage` does, before the first piece.
 */
export async function exportCoverage(
  reader: Reader,
  { what, format, ...params }: z.output<typeof coverageExportParamsSchema>,
  nowMs: number,
): Promise<AsyncGenerator<Buffer>> {
  const coverage = await getCoverage(reader, params, nowMs);
  if (format === "json") return pieces([`${JSON.stringify(coverage)}\n`]);
  return pieces(what === "gaps" ? gapLines(coverage) : cellLines(coverage));
}

async function* pieces(texts: Iterable<string>): AsyncGenerator<Buffer> {
  for (const text of texts) yield Buffer.from(text);
}

function* cellLines({ rows, columns }: CoverageGrid): Generator<string> {
  yield csvRow(CELLS);
  for (const { account, region, cells } of rows) {
    const lines = cells.flatMap(({ column, state, hours, files, events }) => {
      const time = columns[column];
      if (time === undefined) return [];
      const counts = COVERAGE_STATES.map((each) => hours[each] ?? 0);
      const place = [account, region, iso(time.startMs), iso(time.endMs), state];
      return csvRow([...place, ...counts, files, events]);
    });
    yield lines.join("");
  }
}

function* gapLines({ gaps }: CoverageGrid): Generator<string> {
  yield csvRow(GAPS);
  for (const { account, region, fromMs, toMs, state, reason, cause } of gaps) {
    const place = [account, region, iso(fromMs), iso(toMs), state, reason];
    const call = cause && [cause.eventName, iso(cause.timeMs), cause.principal];
    yield csvRow([...place, ...(call ?? [null, null, null])]);
  }
}

function iso(timeMs: number): string {
  return new Date(timeMs).toISOString();
}
