import type { FlagSet } from "./flags";
import { isJsonObject, type JsonObject, readText } from "./read-field";

/**
 * The Region that served an STS call, or null when the record does not say.
 *
 * Calls to the global STS endpoint are recorded in us-east-1 but since 2025 served nearby; then
 * `additionalEventData.RequestDetails` holds `endpointType` and `awsServingRegion`. A call to a
 * regional endpoint was served where it is recorded (AWS: manage STS in a Region).
 */
export function readServedRegion(
  record: JsonObject,
  region: string | null,
  flags: FlagSet,
): string | null {
  // Only STS puts a Region here; whatever else a service puts is no oddity.
  const additional = record.additionalEventData;
  if (!isJsonObject(additional)) return null;
  const nested = additional.RequestDetails;
  const details = isJsonObject(nested) ? nested : additional;
  const served = readText(details, "awsServingRegion", flags);
  if (served !== null) return served;
  return readText(details, "endpointType", flags) === "regional" ? region : null;
}
