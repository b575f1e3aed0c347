import { fromExportRow } from "@/lib/cloudtrail/from-export-row";
import { isRecordLike } from "@/lib/cloudtrail/is-record-like";
import type { EnvelopeKind, RecordSlice } from "./block";
import type { BodyLimits } from "./body-limits";
import type { BodyWindow } from "./body-window";
import { problemSlice, readJsonRecord, readStringRecord } from "./read-record";
import { findMember } from "./scan-json";

/** What one element of a list, or one line, turned out to be. */
export interface Element {
  readonly record: RecordSlice;
  /** What the element says about its envelope; null for a plain record. */
  readonly kind: EnvelopeKind | null;
}

/** Names of the record contents page as Athena and Lake write them. */
const EXPORT_COLUMNS = [
  "eventversion",
  "eventtime",
  "eventsource",
  "eventname",
  "eventid",
  "awsregion",
  "useridentity",
];

/**
 * The record that the JSON value at `[start, end)` carries, found by its own shape, so that lists,
 * lines and single values may hold any of:
 * a record; an EventBridge event (`detail-type` … via CloudTrail, record in `detail`); an entry of
 * LookupEvents (`CloudTrailEvent`, a JSON string); a log event of a CloudWatch Logs subscription
 * (`message`, only inside `logEvents`); a row of a Lake or Athena export (lower-cased columns).
 */
export function unwrapElement(
  window: BodyWindow,
  start: number,
  end: number,
  inLogEvents: boolean,
  limits: BodyLimits,
): Element {
  const record = readJsonRecord(window, start, end, limits);
  const value = record.value;
  if (record.problem || !isObject(value) || "eventVersion" in value) return { record, kind: null };
  if (inLogEvents)
    return { record: inner("message", "string") ?? noRecord("message"), kind: "subscription" };
  if (typeof value["detail-type"] === "string") {
    const isTrail = value["detail-type"].endsWith(" via CloudTrail");
    return {
      record: (isTrail && inner("detail", "json")) || noRecord("detail"),
      kind: "eventbridge",
    };
  }
  if ("CloudTrailEvent" in value) {
    return {
      record: inner("CloudTrailEvent", "string") ?? noRecord("CloudTrailEvent"),
      kind: "lookup-events",
    };
  }
  if (!isRecordLike(value) && looksLikeExportColumns(Object.keys(value))) {
    return { record: { ...record, value: fromExportRow(value) }, kind: "export-lines" };
  }
  return { record, kind: null };

  function inner(key: string, form: "json" | "string"): RecordSlice | null {
    const member = findMember(window.bytes, start, end, key);
    if (!member) return null;
    const read = form === "json" ? readJsonRecord : readStringRecord;
    return read(window, member.start, member.end, limits);
  }

  function noRecord(key: string): RecordSlice {
    return problemSlice(
      window,
      start,
      end,
      "json",
      "not-cloudtrail",
      `The entry carries no CloudTrail record in "${key}".`,
    );
  }
}

/** True when at least two columns are record fields in lower case, as Athena and Lake write them. */
export function looksLikeExportColumns(columns: readonly string[]): boolean {
  const names = new Set(columns.map((column) => column.toLowerCase().replaceAll(/[ _]/g, "")));
  return EXPORT_COLUMNS.filter((name) => names.has(name)).length >= 2;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
