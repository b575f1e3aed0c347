import type { Category } from "./event";
import type { FlagSet } from "./flags";
import { type JsonObject, readBoolean, readText } from "./read-field";

/**
 * Which family of record this is.
 *
 * `eventCategory` says so from version 1.07 on; before that `managementEvent` (1.06) does. Both
 * are optional, so the shape decides last: the Insights and aggregated envelopes, the network
 * activity type (documented `AwsVpceEvents`, written `AwsVpceEvent`) and console sign-in, which is
 * always a management event (AWS: record contents, Insights, aggregated and sign-in pages). A bare
 * API call of an old version stays "unknown".
 */
export function readCategory(
  record: JsonObject,
  eventType: string | null,
  flags: FlagSet,
): Category {
  const written = readText(record, "eventCategory", flags);
  switch (written) {
    case "Management":
      return "management";
    case "Data":
      return "data";
    case "Insight":
      return "insight";
    case "NetworkActivity":
      return "network";
    case "Aggregated":
      return "aggregated";
    case null:
      return categoryOfShape(record, eventType, flags);
    default:
      return "unknown";
  }
}

function categoryOfShape(record: JsonObject, eventType: string | null, flags: FlagSet): Category {
  const management = readBoolean(record, "managementEvent", flags);
  if (management !== null) return management ? "management" : "data";
  switch (eventType) {
    case "AwsCloudTrailInsight":
      return "insight";
    case "AwsVpceEvent":
    case "AwsVpceEvents":
      return "network";
    case "AwsAggregatedEvent":
      return "aggregated";
    case "AwsConsoleSignIn":
    case "AwsConsoleSignin":
      return "management";
    default:
      return "unknown";
  }
}
