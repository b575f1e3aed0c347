import type { BlockKind, ProfileKind } from "@/lib/api/profile-contract";
import { Prisma } from "@/lib/db/generated/client";
import type { ValueKind } from "@/lib/db/stored-numbers";
import { allOf } from "@/lib/events/query-conditions";
import type { Query } from "@/lib/search/ast";
import { hasKey, keyOf } from "./value-key";

/** Columns of `event` that profiles are told by. */
export type SeenColumn =
  | "account_id"
  | "principal_id"
  | "region_id"
  | "action_id"
  | "source_ip_id"
  | "user_agent_id"
  | "access_key_id"
  | "error_id"
  | "session_id"
  | "shape_id";

/** What a recorded value is made of; null where the record does not say. */
export type Parts = readonly (string | null)[];

/** One kind of value that events are counted by: where it stands and how a query says it. */
export interface Valued {
  readonly label: string;
  readonly column: SeenColumn;
  /** In `principal_day` and `first_seen`. */
  readonly kind: ValueKind;
  readonly table: string;
  /** SQL over the dictionary's row `d`, a text[]: equal for what one condition finds. */
  readonly key: Prisma.Sql;
  /** SQL, a text[]: the parts as recorded. */
  readonly parts: Prisma.Sql;
  /** SQL, a text: what a person calls it, where that is not the first part. */
  readonly name: Prisma.Sql;
  readonly condition: (parts: Parts) => Query | null;
  /** What has a page of its own by the first part. */
  readonly profile: ProfileKind | null;
}

const NO_NAME = Prisma.sql`null::text`;

/** A value that is one text of a dictionary and a field of the language. */
function text(
  label: string,
  [column, kind, table, of]: readonly [SeenColumn, ValueKind, string, string],
  field: string,
  more: Partial<Valued> & { readonly isService?: boolean } = {},
): Valued {
  const { isService = false, ...rest } = more;
  return {
    label,
    column,
    kind,
    table,
    key: Prisma.sql`array[${keyOf(`d.${of}`, isService)}]`,
    parts: Prisma.sql`array[nullif(d.${Prisma.raw(of)}, '')]`,
    name: NO_NAME,
    condition: ([value = null]) => hasKey(field, value),
    profile: null,
    ...rest,
  };
}

export const VALUES: Readonly<Record<Exclude<BlockKind, "resources" | "writers">, Valued>> = {
  principals: text(
    "Users & roles",
    ["principal_id", "principal", "principal", "key"],
    "principal_key",
    { profile: "principal", name: Prisma.sql`nullif(d.name, '')` },
  ),
  sessions: text("Sessions", ["session_id", "session", "session", "session_key"], "session_key", {
    profile: "session",
    name: Prisma.sql`case when d.session_key <> '' then nullif(d.session_name, '') end`,
  }),
  regions: text("Regions", ["region_id", "region", "region", "value"], "region"),
  services: text("Services", ["action_id", "action", "action", "event_source"], "service", {
    isService: true,
  }),
  actions: {
    label: "Actions",
    column: "action_id",
    kind: "action",
    table: "action",
    key: Prisma.sql`array[${keyOf("d.event_name")}, ${keyOf("d.event_source", true)}]`,
    parts: Prisma.sql`array[nullif(d.event_name, ''), nullif(d.event_source, '')]`,
    name: NO_NAME,
    condition: ([event = null, service = null]) =>
      allOf([hasKey("event", event), hasKey("service", service)]),
    profile: null,
  },
  ips: {
    ...text("IP addresses", ["source_ip_id", "sourceIp", "source_ip", "value"], "ip"),
    // One address has many spellings; what is no address has other fields.
    key: Prisma.sql`array[host(d.address)]`,
    parts: Prisma.sql`array[case when d.address is not null then d.value end]`,
    profile: "ip",
  },
  clients: text("Clients", ["user_agent_id", "userAgent", "user_agent", "client"], "client"),
  keys: text("Access keys", ["access_key_id", "accessKey", "access_key", "value"], "key", {
    profile: "key",
  }),
  errors: text("Errors", ["error_id", "error", "error", "value"], "error"),
  accounts: text("Accounts", ["account_id", "shape", "account", "value"], "account", {
    profile: "account",
  }),
};
