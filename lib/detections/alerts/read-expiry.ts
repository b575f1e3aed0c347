import { AppError } from "@/lib/errors";
import { resolveTime, TimeError } from "@/lib/search/time-range";

/** When a suppression ends, UTC ms. Throws AppError `invalid` for a time that is past or is none. */
export function readExpiry(expires: string, nowMs: number): number {
  try {
    const timeMs = resolveTime(expires, nowMs);
    if (timeMs > nowMs) return timeMs;
    throw refusal("A suppression ends at a time that is yet to come.");
  } catch (error) {
    throw error instanceof TimeError ? refusal(error.message) : error;
  }
}

function refusal(message: string): AppError {
  return new AppError("invalid", message, { fields: { expires: message }, issues: [] });
}
