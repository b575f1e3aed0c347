import { type Field, field, one, yesNo } from "./field";

/** What was called, when and where. CloudTrail record contents page, unless said otherwise. */
export const CALL_FIELDS: readonly Field[] = [
  field({
    name: "time",
    help: "When the request was completed, in UTC.",
    source: "eventTime",
    type: "time",
    values: (event) => isoTime(event.eventTimeMs),
    column: true,
    indexed: false,
  }),
  field({
    name: "event",
    help: "The API call or other action, such as CreateUser or ConsoleLogin.",
    source: "eventName",
    values: (event) => one(event.eventName),
    column: true,
    dictionary: "action",
  }),
  field({
    name: "service",
    help: "The AWS service called; s3 and s3.amazonaws.com mean the same.",
    source: "eventSource",
    values: (event) => one(event.eventSource),
    column: true,
    dictionary: "action",
  }),
  field({
    name: "region",
    help: "The Region that recorded the event; global services record in us-east-1.",
    source: "awsRegion",
    values: (event) => one(event.region),
    column: true,
    dictionary: "region",
  }),
  field({
    name: "served_region",
    help: "The Region that answered a call to a global endpoint, where the record tells.",
    source: "additionalEventData.RequestDetails.awsServingRegion",
    values: (event) => one(event.servedRegion),
    column: true,
    dictionary: "region",
  }),
  field({
    name: "account",
    help: "The account whose trail holds the record.",
    source: "recipientAccountId",
    type: "account",
    values: (event) => one(event.accountId),
    column: true,
    dictionary: "account",
  }),
  field({
    name: "readonly",
    help: "Whether the call only read; old and some special records do not say.",
    source: "readOnly",
    type: "boolean",
    values: (event) => yesNo(event.readOnly),
    column: true,
  }),
  field({
    name: "category",
    help: "Management, data, insight, network activity or aggregated event.",
    source: "eventCategory",
    type: "enum",
    options: ["management", "data", "insight", "network", "aggregated", "unknown"],
    values: (event) => [event.category],
    column: true,
  }),
  field({
    name: "eventtype",
    help: "How the event came about: an API call, a sign-in, a service acting by itself.",
    source: "eventType",
    options: [
      "AwsApiCall",
      "AwsServiceEvent",
      "AwsConsoleAction",
      "AwsConsoleSignIn",
      "AwsCloudTrailInsight",
      "AwsVpceEvents",
    ],
    values: (event) => one(event.eventType),
    column: true,
  }),
  field({
    name: "version",
    help: "Version of the record format, such as 1.08.",
    source: "eventVersion",
    type: "version",
    values: (event) => one(event.eventVersion),
    column: true,
  }),
];

/** ISO 8601 UTC; none when the record has no time or one that no calendar holds. */
function isoTime(timeMs: number | null): readonly string[] {
  if (timeMs === null) return [];
  const time = new Date(timeMs);
  return Number.isNaN(time.getTime()) ? [] : [time.toISOString()];
}
