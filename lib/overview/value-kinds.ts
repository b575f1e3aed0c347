import type { ProfileKind } from "@/lib/api/profile-contract";
import { Prisma } from "@/lib/db/generated/client";
import type { CountedColumn } from "@/lib/db/search/counted-rows";
import { foldedText } from "@/lib/db/search/text-test";
import { VALUE_KINDS } from "@/lib/db/stored-numbers";
import { allOf, hasExactly, hasValue } from "@/lib/events/query-conditions";
import type { Query } from "@/lib/search/ast";

/** One kind of value that the overview tells about: where it stands and how a query says it. */
export interface ValueKind {
  readonly column: CountedColumn;
  readonly table: string;
  /** SQL over the dictionary's row `d`, a text[]: equal for what one condition finds. */
  readonly key: Prisma.Sql;
  /** SQL over `d`, a text[]: what label and condition are made of, as recorded. */
  readonly parts: Prisma.Sql;
  readonly label: (parts: readonly string[]) => string;
  readonly condition: (parts: readonly string[]) => Query | null;
  /** SQL over `first_seen f`: the rows that tell when the dictionary's row was first seen. */
  readonly seen: { readonly id: string; readonly kind: number };
  /** SQL over `d`: which values are told about; absent: all. */
  readonly only?: Prisma.Sql;
  /** False where the dictionary's own first time says less. */
  readonly isDictionary: boolean;
  /** What has a page of its own by the first part. */
  readonly profile: ProfileKind | null;
}

const ASCII = /^\p{ASCII}*$/u;

/**
 * SQL: what makes two values of a dictionary one, so that a group is what one condition finds. The
 * language ignores case; beyond ASCII the text stands as it is. Null where nothing is recorded.
 */
function keyOf(column: string, isService = false): Prisma.Sql {
  const text = Prisma.raw(`d.${column}`);
  const key = foldedText(text);
  const whole = isService
    ? Prisma.sql`${key} || case when strpos(${text}, '.') = 0 then '.amazonaws.com' else '' end`
    : key;
  // Bytes and characters are as many in ASCII alone.
  return Prisma.sql`case when ${text} = '' then null
    when octet_length(${key}) = length(${key}) then ${whole} else ${text} end`;
}

/** The condition that finds the events of such a group; empty: those that do not say. */
function hasKey(field: string, value: string): Query {
  if (value === "") return hasValue(field, null);
  return ASCII.test(value.toLowerCase()) ? hasValue(field, value) : hasExactly(field, value);
}

const first = ([value = ""]: readonly string[]) => value;

const REGION: ValueKind = {
  column: "region_id",
  table: "region",
  key: Prisma.sql`array[${keyOf("value")}]`,
  parts: Prisma.sql`array[d.value]`,
  label: first,
  condition: (parts) => hasKey("region", first(parts)),
  seen: { id: "value_id", kind: VALUE_KINDS.region },
  isDictionary: true,
  profile: null,
};

const PRINCIPAL: ValueKind = {
  column: "principal_id",
  table: "principal",
  key: Prisma.sql`array[${keyOf("key")}]`,
  parts: Prisma.sql`array[d.key, d.name, d.kind, split_part(d.key, '|', 2)]`,
  label: ([, name = "", kind = "", account = ""]) =>
    `${name} (${account === "" ? kind : `${kind}, ${account}`})`,
  condition: (parts) => hasKey("principal_key", first(parts)),
  // Every event has an action, so the first one of all is the principal's own.
  seen: { id: "principal_id", kind: VALUE_KINDS.action },
  isDictionary: true,
  profile: "principal",
};

const ACTION_PARTS = Prisma.sql`array[d.event_name, d.event_source]`;

const ACTION: ValueKind = {
  column: "action_id",
  table: "action",
  key: Prisma.sql`array[${keyOf("event_name")}, ${keyOf("event_source", true)}]`,
  parts: ACTION_PARTS,
  label: ([name = "", source = ""]) =>
    source === "" ? name || "not recorded" : `${name || "not recorded"} (${source})`,
  condition: ([name = "", source = ""]) =>
    allOf([hasKey("event", name), hasKey("service", source)]),
  seen: { id: "value_id", kind: VALUE_KINDS.action },
  isDictionary: true,
  profile: null,
};

/** The kinds of value that lines of the overview are about. */
export const KINDS = {
  region: REGION,
  principal: PRINCIPAL,
  action: ACTION,
  // The events that are asked are those that write.
  "write-action": {
    ...ACTION,
    condition: (parts) => allOf([ACTION.condition(parts), hasValue("readonly", "false")]),
    seen: { id: "value_id", kind: VALUE_KINDS.writeAction },
    isDictionary: false,
  },
  service: {
    ...ACTION,
    key: Prisma.sql`array[${keyOf("event_source", true)}]`,
    parts: Prisma.sql`array[d.event_source]`,
    label: first,
    condition: (parts) => hasKey("service", first(parts)),
  },
  ip: {
    column: "source_ip_id",
    table: "source_ip",
    // One address has many spellings; a service that stands in its place has no page here.
    key: Prisma.sql`array[host(d.address)]`,
    parts: Prisma.sql`array[d.value]`,
    label: first,
    condition: (parts) => hasValue("ip", first(parts)),
    seen: { id: "value_id", kind: VALUE_KINDS.sourceIp },
    isDictionary: true,
    profile: "ip",
  },
  key: {
    column: "access_key_id",
    table: "access_key",
    // Each session has a temporary key of its own, which begins with ASIA: those are not news.
    only: Prisma.sql`substr(d.value, 2, 1) not in ('S', 's') and d.value ilike 'a_ia%'`,
    key: Prisma.sql`array[${keyOf("value")}]`,
    parts: Prisma.sql`array[d.value]`,
    label: first,
    condition: (parts) => hasKey("key", first(parts)),
    seen: { id: "value_id", kind: VALUE_KINDS.accessKey },
    isDictionary: true,
    profile: "key",
  },
} as const satisfies Record<string, ValueKind>;
