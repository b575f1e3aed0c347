import type { CoverageGrid } from "@/lib/api/coverage-contract";
import type { Period } from "@/lib/api/period-contract";
import { AppError } from "@/lib/errors";
import { formatCount } from "@/lib/format/count";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const FEW_DAYS = 3;
/** As the Regions page has it: longer by the hour is more columns than anybody reads. */
const MOST_DAYS = { hour: 14, day: 400 } as const;

type Time = Pick<Period, "fromMs" | "toMs">;

/** The columns that a period is shown in when none are asked for. */
export function usualGrid({ fromMs, toMs }: Time): CoverageGrid["grid"] {
  return toMs - fromMs <= FEW_DAYS * DAY_MS ? "hour" : "day";
}

/** The whole hours that a time touches. */
export function wholeHours({ fromMs, toMs }: Time): Time {
  return {
    fromMs: Math.floor(fromMs / HOUR_MS) * HOUR_MS,
    toMs: Math.ceil(toMs / HOUR_MS) * HOUR_MS,
  };
}

/**
 * UTC hours or days of whole hours, which are what the sums know; the first and the last day end
 * where the time does. Throws AppError `invalid` for a time that is too long.
 */
export function coverageColumns(
  { fromMs, toMs }: Time,
  grid: CoverageGrid["grid"],
): CoverageGrid["columns"] {
  const days = Math.ceil((toMs - fromMs) / DAY_MS);
  const most = MOST_DAYS[grid];
  if (days > most) {
    const [field, what, advice] =
      grid === "hour"
        ? ["grid", "hours", "Choose days for a period this long."]
        : ["from", "days", "Choose a shorter one."];
    const message = `The period has ${formatCount(days)} days, and ${what} are shown for at most ${most}. ${advice}`;
    throw new AppError("invalid", message, { fields: { [field]: message } });
  }
  const stepMs = grid === "day" ? DAY_MS : HOUR_MS;
  const columns: { startMs: number; endMs: number }[] = [];
  for (let startMs = fromMs; startMs < toMs; startMs = columns.at(-1)?.endMs ?? toMs) {
    const nextMs = (Math.floor(startMs / stepMs) + 1) * stepMs;
    columns.push({ startMs, endMs: Math.min(nextMs, toMs) });
  }
  return columns;
}
