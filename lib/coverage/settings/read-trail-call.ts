import type { EventRow } from "@/lib/api/contract";
import { isJsonObject, type JsonObject } from "@/lib/cloudtrail/read-field";
import { findTrailArn, parseTrailArn, type TrailName } from "@/lib/cloudtrail/trail-name";
import { readSelection } from "./event-selection";
import type { TrailStatement } from "./trail-facts";
import { readTrailValues, type TrailValues } from "./trail-values";

/**
 * Calls that change a trail. Those that only ask about one are no help: CloudTrail records no answer
 * of a read-only call.
 */
export const TRAIL_CALLS = [
  "CreateTrail",
  "UpdateTrail",
  "DeleteTrail",
  "StartLogging",
  "StopLogging",
  "PutEventSelectors",
  "PutInsightSelectors",
] as const;

/** A call about a trail as its record tells. */
export interface TrailCallRecord {
  readonly trail: TrailName;
  readonly arn: string | null;
  /** Null for a call that failed, or whose time is not recorded: it says nothing of how things are. */
  readonly statement: TrailStatement | null;
}

/** Null when the record does not name a trail: a refused call often does not. */
export function readTrailCall(row: EventRow, record: unknown): TrailCallRecord | null {
  if (!isJsonObject(record)) return null;
  const request = objectOf(record.requestParameters);
  const answer = objectOf(record.responseElements);
  const named = nameTrail(row, record, request, answer);
  if (named === null) return null;
  const { eventName, timeMs, key: eventKey } = row;
  if (row.outcome !== "success" || timeMs === null) return { ...named, statement: null };
  const turn = TURNS.get(eventName ?? "");
  const values = valuesOf(eventName ?? "", request, answer);
  return { ...named, statement: { from: "event", atMs: timeMs, eventKey, values, turn } };
}

const TURNS: ReadonlyMap<string, TrailStatement["turn"]> = new Map([
  ["CreateTrail", "created"],
  ["DeleteTrail", "deleted"],
]);

function nameTrail(
  { account, region }: EventRow,
  record: JsonObject,
  request: JsonObject,
  answer: JsonObject,
): Pick<TrailCallRecord, "trail" | "arn"> | null {
  const names = [answer.trailARN, request.name, request.trailName].filter(
    (text) => typeof text === "string",
  );
  for (const text of names) {
    const trail = parseTrailArn(text);
    if (trail) return { trail, arn: text };
  }
  const [name] = names;
  // A plain name is one of the caller's account, in the Region that was asked (API UpdateTrail).
  if (name !== undefined && /^[\w.-]{1,200}$/.test(name) && account && region) {
    return { trail: { account, homeRegion: region, name }, arn: null };
  }
  return typeof record.errorMessage === "string" ? findTrailArn(record.errorMessage) : null;
}

function valuesOf(eventName: string, request: JsonObject, answer: JsonObject): TrailValues {
  // The answer says how it is afterwards, the request what was asked for.
  const said = { ...request, ...answer };
  const isNew = eventName === "CreateTrail" && Object.keys(request).length > 0;
  switch (eventName) {
    case "StartLogging":
      return { logging: true };
    case "StopLogging":
      return { logging: false };
    case "PutEventSelectors":
      return readTrailValues({
        selection: readSelection(said.eventSelectors, said.advancedEventSelectors) ?? undefined,
      });
    case "PutInsightSelectors":
      return readTrailValues({ insights: insightsOf(said.insightSelectors) });
    case "CreateTrail":
    case "UpdateTrail":
      return readTrailValues({
        bucket: said.s3BucketName,
        multiRegion: said.isMultiRegionTrail,
        globalEvents: said.includeGlobalServiceEvents,
        validation: said.logFileValidationEnabled ?? said.enableLogFileValidation,
        organization: said.isOrganizationTrail,
        kmsKey: settingOf(said.kmsKeyId, isNew),
        logGroup: settingOf(said.cloudWatchLogsLogGroupArn, isNew),
      });
    default:
      return {};
  }
}

/** An empty text takes a setting away. A new trail has only what it was made with. */
function settingOf(value: unknown, isNew: boolean): unknown {
  if (value === "") return null;
  return value ?? (isNew ? null : undefined);
}

function insightsOf(selectors: unknown): unknown {
  if (!Array.isArray(selectors)) return undefined;
  return selectors.map((selector) => (isJsonObject(selector) ? selector.insightType : null));
}

function objectOf(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}
