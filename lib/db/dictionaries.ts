import type { TermKind } from "@/lib/search/index-term";

/** Every dictionary: those whose ids are terms, and the one resource that stands in a row. */
export type DictionaryName = TermKind | "resource";

export interface Dictionary {
  readonly table: string;
  /** Columns in the order of a coded tuple. */
  readonly columns: readonly string[];
  /** Those that tell two values apart, where it is not all of them; and what they are cast to. */
  readonly key?: readonly string[];
  readonly casts?: Readonly<Record<string, string>>;
  /** Column of `event` that holds the row's id. */
  readonly eventColumn: string;
  /** False where a missing value is a row of its own (the empty string), not null. */
  readonly nullable: boolean;
}

/** The tables of distinct values behind the events: writer, search and facets read this one list. */
export const DICTIONARIES: Readonly<Record<DictionaryName, Dictionary>> = {
  account: { table: "account", columns: ["value"], eventColumn: "account_id", nullable: false },
  region: { table: "region", columns: ["value"], eventColumn: "region_id", nullable: false },
  action: {
    table: "action",
    columns: ["event_source", "event_name"],
    eventColumn: "action_id",
    nullable: false,
  },
  principal: {
    table: "principal",
    columns: ["key", "kind", "name", "account", "identity_type", "role_name", "issuer_arn"],
    eventColumn: "principal_id",
    nullable: false,
  },
  session: {
    table: "session",
    columns: [
      "arn",
      "principal_id",
      "session_name",
      "session_key",
      "source_identity",
      "face",
      "terms",
    ],
    key: ["face"],
    casts: { face: "uuid", terms: "int8[]" },
    eventColumn: "session_id",
    nullable: false,
  },
  shape: {
    table: "shape",
    columns: [
      "outcome",
      "read_only",
      "category",
      "event_type",
      "version",
      "mfa",
      "console",
      "caller",
      "served_region",
      "vpce",
      "tls",
    ],
    eventColumn: "shape_id",
    nullable: false,
  },
  sourceIp: { table: "source_ip", columns: ["value"], eventColumn: "source_ip_id", nullable: true },
  userAgent: {
    table: "user_agent",
    columns: ["value", "client"],
    eventColumn: "user_agent_id",
    nullable: true,
  },
  error: { table: "error", columns: ["value"], eventColumn: "error_id", nullable: true },
  accessKey: {
    table: "access_key",
    columns: ["value"],
    eventColumn: "access_key_id",
    nullable: true,
  },
  resource: { table: "resource", columns: ["value"], eventColumn: "resource_id", nullable: true },
};

export const DICTIONARY_NAMES = Object.keys(DICTIONARIES) as readonly DictionaryName[];
