import type { Category, Outcome } from "./event";
import { isJsonObject, type JsonObject } from "./read-field";

/**
 * Fragments of error codes that mean "refused". Spellings differ by service: `AccessDenied`,
 * `AccessDeniedException`, `VpceAccessDenied`, `Client.UnauthorizedOperation`, `AuthFailure`,
 * `AuthorizationError`, `NotAuthorizedException`, `ForbiddenException`.
 */
const REFUSALS: readonly string[] = [
  "AccessDenied",
  "Unauthorized",
  "NotAuthorized",
  "AuthFailure",
  "AuthorizationError",
  "Forbidden",
];

/** The parts of a record that tell how the call ended. */
interface OutcomeSource {
  readonly category: Category;
  readonly eventName: string | null;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
}

/**
 * How the call ended, one word for every spelling; the record's own words stay beside it.
 *
 * Some services report errors at the top level, others inside `responseElements`
 * (AWS: record contents). A failed sign-in has no errorCode at all: its result is the text under
 * the event's own name, `"responseElements": {"ConsoleLogin": "Failure"}`, and counts as denied
 * (AWS: console sign-in events); Identity Center writes the same into `serviceEventDetails`.
 * Insights and aggregated records are no calls, so nothing is known about their success.
 */
export function readOutcome(record: JsonObject, source: OutcomeSource): Outcome {
  const { category, eventName, errorCode, errorMessage } = source;
  if (category === "insight" || category === "aggregated") return "unknown";
  if (errorCode !== null) return isRefusal(errorCode) ? "denied" : "error";

  const result = eventName === null ? null : namedResult(record, eventName);
  if (result === "failure") return "denied";
  if (errorMessage !== null) return isRefusalMessage(errorMessage) ? "denied" : "error";
  if (result === "success") return "success";

  const nested = ownText(record.responseElements, "errorCode");
  if (nested !== null) return isRefusal(nested) ? "denied" : "error";
  return eventName === null ? "unknown" : "success";
}

function isRefusal(errorCode: string): boolean {
  return REFUSALS.some((fragment) => errorCode.includes(fragment));
}

function isRefusalMessage(message: string): boolean {
  return message.includes("not authorized to perform") || message.includes("Access Denied");
}

/** `success` or `failure` when the record gives it under the event's own name. */
function namedResult(record: JsonObject, eventName: string): string | null {
  const text =
    ownText(record.responseElements, eventName) ?? ownText(record.serviceEventDetails, eventName);
  return text === null ? null : text.toLowerCase();
}

/** Own properties only: an event may be named `constructor`. */
function ownText(parent: unknown, name: string): string | null {
  if (!isJsonObject(parent) || !Object.hasOwn(parent, name)) return null;
  const value = parent[name];
  return typeof value === "string" && value !== "" ? value : null;
}
