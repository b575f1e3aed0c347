import type { CloudTrailEvent } from "@/lib/cloudtrail/event";
import { FACET_NAMES, FIELD_NAMES, type FieldId } from "./field-names";

export type FieldType =
  | "name"
  | "enum"
  | "boolean"
  | "time"
  | "address"
  | "account"
  | "arn"
  | "number"
  /** `major.minor`, compared as two integers. */
  | "version"
  /** A JSON body: `request.bucketName`. Read from the record, not from the event. */
  | "path"
  | "text"
  /** Who stood behind a session: told by other events, so it is resolved before a query is answered. */
  | "lineage";

/** What the index tells of an event that its record does not. */
export interface IndexedEvent extends CloudTrailEvent {
  /** Absent where nobody looked it up. */
  readonly files?: EventFiles;
}

/** The log files that delivered an event. */
export interface EventFiles {
  /** The one that delivered it first stands first. */
  readonly keys: readonly string[];
  /** What is known of the first one: a FileVerdict (lib/digest/verdict.ts). */
  readonly verdict: string;
}

/** The table of distinct values in which wildcards of a field are looked up. */
export type DictionaryName =
  | "account"
  | "region"
  | "action"
  | "principal"
  | "session"
  | "sourceIp"
  | "userAgent"
  | "error"
  | "accessKey"
  | "resource";

/** One field of the query language, and all that pages, index and help know about it. */
export interface Field {
  readonly name: string;
  /** Other spellings; like names they are compared without regard to case. */
  readonly aliases: readonly string[];
  readonly label: string;
  /** One plain sentence. */
  readonly help: string;
  /** Where CloudTrail writes it, for the help page. */
  readonly source: string;
  readonly type: FieldType;
  /**
   * The event's values as the language compares them: booleans are "true" or "false", times ISO
   * 8601 UTC. Empty when the record does not say, and for type "path".
   */
  readonly values: (event: IndexedEvent) => readonly string[];
  /** Listed with counts beside the results. */
  readonly facet: boolean;
  /** Offered as a table column. */
  readonly column: boolean;
  /** The values of an enum; of a number, all that there are, ascending; of a name, the documented ones. */
  readonly options?: readonly string[];
  /** The option that stands for "nothing is known": it counts as no value for `has:` and `missing:`. */
  readonly blank?: string;
  /** Words that could be taken for one of the options, in lower case, and why no event has them. */
  readonly notOptions?: ReadonlyMap<string, string>;
  /** Told by the event's log file, so it is looked up where it is needed. */
  readonly ofFile?: true;
  readonly dictionary?: DictionaryName;
  /** True when a term of (field, folded value) is stored for every event; see fold.ts. */
  readonly indexed: boolean;
}

type Named = "label" | "aliases" | "facet";
type Defaults = "column" | "indexed" | "type";

/** A field with its names, and the usual answers filled in: an indexed name that is no column. */
export function field(
  given: Omit<Field, "name" | Named | Defaults> &
    Partial<Pick<Field, Defaults>> & { readonly name: FieldId },
): Field {
  const [label, ...aliases] = FIELD_NAMES[given.name];
  const facet = FACET_NAMES.includes(given.name);
  return { type: "name", column: false, indexed: true, ...given, label, aliases, facet };
}

/**
 * Whether events are counted by its values: a moment has the histogram, a body its paths, and what
 * no record says is worked out for single events.
 */
export function isCountable({ type, ofFile }: Field): boolean {
  return type !== "path" && type !== "time" && type !== "lineage" && !ofFile;
}

/** The one value, or none when the record does not say. */
export function one(value: string | null): readonly string[] {
  return value === null ? [] : [value];
}

/** A yes or no as the language writes it, or none when the record does not say. */
export function yesNo(value: boolean | null): readonly string[] {
  return value === null ? [] : [String(value)];
}

/** The values that the record says, each once. */
export function several(values: readonly (string | null)[]): readonly string[] {
  return [...new Set(values.filter((value) => value !== null))];
}
