import { AppError } from "@/lib/errors";
import { isZone } from "@/lib/format/time";

/**
 * Throws AppError `invalid`, at the field `tz`, for a name that is no zone on the server. What is
 * local here is the server's clock, which nobody meant.
 */
export function checkZone(tz: string): void {
  if (tz !== "local" && isZone(tz)) return;
  const text = `“${tz}” is no time zone. Write utc or a name such as Europe/Oslo.`;
  throw new AppError("invalid", text, { fields: { tz: text } });
}
