import { GLOBAL_SOURCES } from "@/lib/cloudtrail/global-services";
import type { TermKind } from "@/lib/search/index-term";

/** How one field of the catalogue is found in the index. */
export type FieldIndex =
  /** A column of a dictionary: the dictionary answers which ids, the ids are terms. */
  | { readonly kind: "dictionary"; readonly dictionary: TermKind; readonly column: string }
  /** A hashed term of its own; `bit` of `event.present` tells that the record has the field. */
  | { readonly kind: "term"; readonly bit: number }
  | { readonly kind: "time" }
  | { readonly kind: "event-id" }
  /** What the UTC clock says at the event's time; unknown without one. */
  | { readonly kind: "clock"; readonly part: "hour" | "weekday" }
  /** Whether another field, of a dictionary, has one of some values as they are; unknown without one. */
  | { readonly kind: "yes-no"; readonly of: string; readonly yes: Iterable<string> }
  /** The key of a log file that delivered the event. */
  | { readonly kind: "file" }
  /** What is known of the log file that delivered it first. */
  | { readonly kind: "verdict" }
  /** Below a JSON body: found by its value, then read in the record. */
  | { readonly kind: "path" };

/** Fields by their term; the position is the bit in `event.present`: append only, at most 31. */
const TERM_FIELDS = [
  "via",
  "resource",
  "resource_type",
  "request_id",
  "shared_id",
  "corrects",
  "error_message",
  "flag",
] as const;

const entries: [string, FieldIndex][] = [
  ["time", { kind: "time" }],
  ["id", { kind: "event-id" }],
  ["hour", { kind: "clock", part: "hour" }],
  ["weekday", { kind: "clock", part: "weekday" }],
  ["root", { kind: "yes-no", of: "identity", yes: ["Root"] }],
  ["global", { kind: "yes-no", of: "service", yes: GLOBAL_SOURCES }],
  ["request", { kind: "path" }],
  ["response", { kind: "path" }],
  ["extra", { kind: "path" }],
  ["file", { kind: "file" }],
  ["integrity", { kind: "verdict" }],
  ["outcome", { kind: "dictionary", dictionary: "shape", column: "outcome" }],
  ["readonly", { kind: "dictionary", dictionary: "shape", column: "read_only" }],
  ["category", { kind: "dictionary", dictionary: "shape", column: "category" }],
  ["eventtype", { kind: "dictionary", dictionary: "shape", column: "event_type" }],
  ["version", { kind: "dictionary", dictionary: "shape", column: "version" }],
  ["mfa", { kind: "dictionary", dictionary: "shape", column: "mfa" }],
  ["console", { kind: "dictionary", dictionary: "shape", column: "console" }],
  ["caller", { kind: "dictionary", dictionary: "shape", column: "caller" }],
  ["served_region", { kind: "dictionary", dictionary: "shape", column: "served_region" }],
  ["vpce", { kind: "dictionary", dictionary: "shape", column: "vpce" }],
  ["tls", { kind: "dictionary", dictionary: "shape", column: "tls" }],
  ["account", { kind: "dictionary", dictionary: "account", column: "value" }],
  ["region", { kind: "dictionary", dictionary: "region", column: "value" }],
  ["event", { kind: "dictionary", dictionary: "action", column: "event_name" }],
  ["service", { kind: "dictionary", dictionary: "action", column: "event_source" }],
  ["user", { kind: "dictionary", dictionary: "principal", column: "name" }],
  ["kind", { kind: "dictionary", dictionary: "principal", column: "kind" }],
  ["principal_key", { kind: "dictionary", dictionary: "principal", column: "key" }],
  ["identity", { kind: "dictionary", dictionary: "principal", column: "identity_type" }],
  ["role", { kind: "dictionary", dictionary: "principal", column: "role_name" }],
  ["issuer", { kind: "dictionary", dictionary: "principal", column: "issuer_arn" }],
  ["arn", { kind: "dictionary", dictionary: "session", column: "arn" }],
  ["principalid", { kind: "dictionary", dictionary: "session", column: "principal_id" }],
  ["session", { kind: "dictionary", dictionary: "session", column: "session_name" }],
  ["session_key", { kind: "dictionary", dictionary: "session", column: "session_key" }],
  ["source_identity", { kind: "dictionary", dictionary: "session", column: "source_identity" }],
  ["ip", { kind: "dictionary", dictionary: "sourceIp", column: "value" }],
  ["ua", { kind: "dictionary", dictionary: "userAgent", column: "value" }],
  ["client", { kind: "dictionary", dictionary: "userAgent", column: "client" }],
  ["error", { kind: "dictionary", dictionary: "error", column: "value" }],
  ["key", { kind: "dictionary", dictionary: "accessKey", column: "value" }],
  ...TERM_FIELDS.map((name, bit): [string, FieldIndex] => [name, { kind: "term", bit }]),
];

/** The whole catalogue: a test holds it against lib/search/fields.ts, field for field. */
export const FIELD_INDEX: ReadonlyMap<string, FieldIndex> = new Map(entries);
