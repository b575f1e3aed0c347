import type { Story } from "./generator/incident";

/** Attributes that questions ask about, named as the record names them. */
export type Attribute =
  | "accountId"
  | "awsRegion"
  | "eventSource"
  | "eventName"
  | "userArn"
  | "accessKeyId"
  | "sourceIPAddress"
  | "errorCode";

export interface Condition {
  readonly attribute: Attribute;
  readonly value: string;
}

/**
 * Rows of the answers, all counted after copies of an event were taken for one:
 * - `count`: [bucket start in ms, region if asked, outcome if asked, count], sorted by all but the count;
 * - `facets`: [attribute, value, count], attributes in the given order, most frequent first, then by value;
 * - `page`: [eventID], newest first, then by eventID downwards;
 * - `leaf`: as page, for records whose request holds `value` under `path`;
 * - `event`: [eventID, SHA-256 of the raw record].
 */
export type Ask =
  | { readonly kind: "count"; readonly bucketMs: number; readonly by: "outcome" | "awsRegion" }
  | { readonly kind: "facets"; readonly attributes: readonly Attribute[]; readonly top: number }
  | { readonly kind: "page"; readonly where: readonly Condition[]; readonly limit: number }
  | { readonly kind: "leaf"; readonly path: string; readonly value: string; readonly limit: number }
  | { readonly kind: "event"; readonly eventId: string };

export interface Question {
  readonly id: string;
  readonly title: string;
  readonly ask: Ask;
}

const HOUR_MS = 3_600_000;
const PAGE = 100;

/** The ten questions, about values that the story of the generated logs holds. */
export function questionsOf(story: Story): Question[] {
  const page = (id: string, title: string, where: readonly Condition[]): Question => ({
    id,
    title,
    ask: { kind: "page", where, limit: PAGE },
  });
  const is = (attribute: Attribute, value: string): Condition => ({ attribute, value });
  const shared = story.steps.find(({ title }) => title === "Snapshot shared")?.eventIds.at(-1);
  if (shared === undefined) throw new Error("The story tells of no shared snapshot");
  return [
    {
      id: "overview",
      title: "counts by day and outcome",
      ask: { kind: "count", bucketMs: 24 * HOUR_MS, by: "outcome" },
    },
    {
      id: "histogram",
      title: "counts by hour and outcome",
      ask: { kind: "count", bucketMs: HOUR_MS, by: "outcome" },
    },
    {
      id: "heatmap",
      title: "counts by day and Region",
      ask: { kind: "count", bucketMs: 24 * HOUR_MS, by: "awsRegion" },
    },
    {
      id: "facets",
      title: "ten most frequent values of six attributes",
      ask: {
        kind: "facets",
        attributes: [
          "eventSource",
          "eventName",
          "userArn",
          "sourceIPAddress",
          "errorCode",
          "awsRegion",
        ],
        top: 10,
      },
    },
    page("page-1", "newest 100, one attribute", [is("awsRegion", "eu-west-1")]),
    page("page-2", "newest 100, two attributes", [
      is("eventSource", "s3.amazonaws.com"),
      is("errorCode", "AccessDenied"),
    ]),
    page("page-4", "newest 100, four attributes", [
      is("accountId", story.accountId),
      is("awsRegion", "us-east-1"),
      is("eventSource", "iam.amazonaws.com"),
      is("eventName", "GetRole"),
    ]),
    page("rare", "everything done with one access key", [
      is("accessKeyId", story.createdAccessKeyId),
    ]),
    {
      id: "leaf",
      title: "one exact value inside the request",
      ask: {
        kind: "leaf",
        path: "requestParameters.key",
        value: "customers/2026/export-0042.csv.gz",
        limit: PAGE,
      },
    },
    {
      id: "event",
      title: "one event with its raw record",
      ask: { kind: "event", eventId: shared },
    },
  ];
}
