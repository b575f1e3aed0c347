import type { Relation } from "@/lib/api/analysis-contract";
import type { CloudTrailEvent } from "@/lib/cloudtrail/event";
import type { Query } from "@/lib/search/ast";
import { pathValues } from "@/lib/search/path-values";
import { allOf, anyOf, hasAny, hasValue, hasValueAt } from "./query-conditions";

/** A way in which other events may be tied to one. */
export interface Tie {
  readonly relation: Relation;
  readonly label: string;
  readonly why: string;
  /** Said when the record claims the tie but nothing indexed has the other end; null: not worth saying. */
  readonly whyNone: string | null;
  readonly query: Query | null;
  readonly sort: "-time" | "time";
}

/**
 * Where a call's answer holds the access key that it made: `credentials` of the calls of STS that
 * give out sessions (AWS: AssumeRole and others), `accessKey` of CreateAccessKey (AWS: IAM).
 */
const MADE_KEYS = [
  ["credentials", "accessKeyId"],
  ["accessKey", "accessKeyId"],
] as const;
/** Access keys of sessions begin with this (AWS: unique ID prefixes). */
const TEMPORARY = "ASIA";
const MOST_KEYS = 20;

/** What a record claims about other events, as queries that find them. */
export function tiesOf(event: CloudTrailEvent, record: unknown): Tie[] {
  const ties = [
    madeBy(event),
    made(event, record),
    sameRequest(event),
    shared(event),
    correction(event),
    ...ofEventId(event),
  ];
  return ties.filter((tie) => tie !== null);
}

function madeBy({ accessKeyId }: CloudTrailEvent): Tie | null {
  if (accessKeyId === null) return null;
  const none = `No indexed call handed out the access key ${accessKeyId}. Keys of console sessions come without such a call; else it lies outside what was read.`;
  return {
    relation: "made-by",
    label: "Where its access key came from",
    why: `The answer to this call handed out the access key ${accessKeyId}, which signed the event's request.`,
    whyNone: accessKeyId.startsWith(TEMPORARY) ? none : null,
    query: anyOf(MADE_KEYS.map((path) => hasValueAt("response", path, accessKeyId))),
    sort: "-time",
  };
}

function made(event: CloudTrailEvent, record: unknown): Tie | null {
  const all = MADE_KEYS.flatMap((path) => pathValues(record, "response", path));
  const keys = [...new Set(all)].filter((key) => key !== "").slice(0, MOST_KEYS);
  if (keys.length === 0) return null;
  const handed = `The answer to this ${event.eventName ?? "call"} handed out the access key ${keys.join(", ")}`;
  return {
    relation: "made",
    label: "Done with the access key it made",
    why: `${handed}, which signed these requests.`,
    whyNone: `${handed}. No indexed request was signed with it.`,
    query: hasAny("key", keys),
    sort: "time",
  };
}

function sameRequest({ requestId }: CloudTrailEvent): Tie | null {
  if (requestId === null) return null;
  return {
    relation: "same-request",
    label: "Same request",
    why: `These records have the same request id, ${requestId}.`,
    whyNone: null,
    query: hasValue("request_id", requestId),
    sort: "-time",
  };
}

/**
 * `sharedEventID` joins the records that several accounts have of one call, the two records of an
 * insight, and those of network activity; so the category counts too (AWS: record contents).
 */
function shared({ sharedEventId, category }: CloudTrailEvent): Tie | null {
  if (sharedEventId === null) return null;
  const isInsight = category === "insight";
  return {
    relation: "shared",
    label: isInsight ? "Start and end of the insight" : "The same call in other accounts",
    why: isInsight
      ? `The start and the end of one insight have the shared event id ${sharedEventId}.`
      : `Records that several accounts have of one call have the shared event id ${sharedEventId}.`,
    whyNone: null,
    query: allOf([hasValue("shared_id", sharedEventId), hasValue("category", category)]),
    sort: "-time",
  };
}

/** A correction has an id of its own and names the first record's (AWS: record contents, addendum). */
function correction({ correctsEventId }: CloudTrailEvent): Tie | null {
  if (correctsEventId === null) return null;
  return {
    relation: "correction",
    label: "What it corrects",
    why: `The record says that it corrects the event ${correctsEventId}.`,
    whyNone: `The record says that it corrects the event ${correctsEventId}, which is not indexed.`,
    query: hasValue("id", correctsEventId),
    sort: "-time",
  };
}

function ofEventId({ eventId }: CloudTrailEvent): Tie[] {
  if (eventId === null) return [];
  const corrected: Tie = {
    relation: "corrected-by",
    label: "Corrected by",
    why: `These records say that they correct the event ${eventId}.`,
    whyNone: null,
    query: hasValue("corrects", eventId),
    sort: "-time",
  };
  const conflict: Tie = {
    relation: "conflict",
    label: "Same event id, other content",
    why: `These records claim the same event id, ${eventId}, but say something else.`,
    whyNone: null,
    query: hasValue("id", eventId),
    sort: "-time",
  };
  return [corrected, conflict];
}
