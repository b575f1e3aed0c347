import { Prisma } from "@/lib/db/generated/client";
import { VALUE_KINDS } from "@/lib/db/stored-numbers";
import { allOf, hasValue } from "@/lib/events/query-conditions";
import { type Parts, VALUES, type Valued } from "@/lib/period/values";

/** One kind of value that the overview tells about. */
export interface ValueKind
  extends Pick<Valued, "column" | "table" | "key" | "parts" | "condition" | "profile"> {
  readonly label: (parts: Parts) => string;
  /** Rows of `first_seen`: the column with the dictionary's id, and their kind. */
  readonly seen: { readonly id: "value_id" | "principal_id"; readonly kind: number };
  /** SQL over the dictionary's row `d`: which values are told about; absent: all. */
  readonly only?: Prisma.Sql;
  /** False where the dictionary's own first time says less. */
  readonly isDictionary: boolean;
}

const first = ([value = null]: Parts) => value ?? "";
const seenAs = (kind: keyof typeof VALUE_KINDS) =>
  ({ seen: { id: "value_id", kind: VALUE_KINDS[kind] }, isDictionary: true }) as const;

const ACTION: ValueKind = {
  ...VALUES.actions,
  label: ([name = null, source = null]) =>
    source === null ? (name ?? "not recorded") : `${name ?? "not recorded"} (${source})`,
  ...seenAs("action"),
};

/** The kinds of value that lines of the overview are about. */
export const KINDS = {
  region: { ...VALUES.regions, label: first, ...seenAs("region") },
  principal: {
    ...VALUES.principals,
    parts: Prisma.sql`array[nullif(d.key, ''), d.name, d.kind, split_part(d.key, '|', 2)]`,
    label: ([, name = "", kind = "", account = ""]) =>
      `${name} (${account === "" ? kind : `${kind}, ${account}`})`,
    // Every event has an action, so the first one of all is the principal's own.
    seen: { id: "principal_id", kind: VALUE_KINDS.action },
    isDictionary: true,
  },
  action: ACTION,
  // The events that are asked are those that write.
  "write-action": {
    ...ACTION,
    condition: (parts) => allOf([ACTION.condition(parts), hasValue("readonly", "false")]),
    seen: { id: "value_id", kind: VALUE_KINDS.writeAction },
    isDictionary: false,
  },
  service: { ...VALUES.services, label: first, ...seenAs("action") },
  ip: { ...VALUES.ips, label: first, ...seenAs("sourceIp") },
  key: {
    ...VALUES.keys,
    label: first,
    // Each session has a temporary key of its own, which begins with ASIA: those are not news.
    only: Prisma.sql`substr(d.value, 2, 1) not in ('S', 's') and d.value ilike 'a_ia%'`,
    ...seenAs("accessKey"),
  },
} as const satisfies Record<string, ValueKind>;
