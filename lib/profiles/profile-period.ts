import type { Period, PeriodParams } from "@/lib/api/period-contract";
import type { Reader } from "@/lib/auth/reader";
import { narrowReader } from "@/lib/period/narrow-reader";
import { readPeriod } from "@/lib/period/read-period";

/** What a page shows that asks for no time. */
const USUAL_MS = 30 * 86_400_000;

/** The reader and the period that a page's URL asks for. Throws AppError `invalid`. */
export async function openPeriod(
  reader: Reader,
  params: PeriodParams,
  nowMs: number,
): Promise<{ reader: Reader; period: Period }> {
  const narrowed = narrowReader(reader, params.scope);
  return { reader: narrowed, period: await readPeriod(narrowed, params, USUAL_MS, nowMs) };
}
