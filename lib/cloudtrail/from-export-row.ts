import { IDENTITY_FIELDS, RECORD_FIELDS } from "./known-fields";
import { isJsonObject } from "./read-field";

/** Names inside the structured columns that only case tells apart in an export. */
const NESTED_FIELDS: readonly string[] = [
  ...IDENTITY_FIELDS,
  "attributes",
  "creationDate",
  "mfaAuthenticated",
  "assumedRoot",
  "sessionIssuer",
  "sourceIdentity",
  "ec2RoleDelivery",
  "webIdFederationData",
  "federatedProvider",
  "userId",
  "identityStoreArn",
  "tlsVersion",
  "cipherSuite",
  "clientProvidedHostHeader",
  "originalEventID",
  "originalRequestID",
  "updatedFields",
  "windowStart",
  "windowEnd",
  "windowSize",
];

/** `eventId` is how aggregated records alone spell it, and those are read with either spelling. */
const RECORD_NAMES = namesByLowerCase(RECORD_FIELDS.filter((name) => name !== "eventId"));
const NESTED_NAMES = namesByLowerCase(NESTED_FIELDS);
/** Only in resources is the ARN written in capitals. */
const RESOURCE_NAMES = namesByLowerCase(["ARN", "ARNPrefix", "accountId", "type"]);

/** Columns that hold structures; the rest of the structured columns keeps AWS's own spelling. */
const STRUCTS: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  ["userIdentity", NESTED_NAMES],
  ["tlsDetails", NESTED_NAMES],
  ["addendum", NESTED_NAMES],
  ["timeWindow", NESTED_NAMES],
  ["insightDetails", RECORD_NAMES],
  ["resources", RESOURCE_NAMES],
]);

/**
 * A row of a Lake or Athena export, where all names are lower case, as an object shaped like the
 * record (AWS: Athena CloudTrail table; Lake query results). Structured columns may be JSON text
 * or structs. Lake writes times as `2026-07-01 12:08:19.000` in UTC. Columns nobody knows keep
 * their names; empty columns are left out.
 */
export function fromExportRow(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries: [string, unknown][] = [];
  for (const [column, value] of Object.entries(row)) {
    if (value === "" || value === null || value === undefined) continue;
    const name = RECORD_NAMES.get(column.toLowerCase()) ?? column;
    const names = STRUCTS.get(name);
    const parsed = parseStruct(value);
    entries.push([name, names === undefined ? asRecordValue(name, parsed) : rename(parsed, names)]);
  }
  return Object.fromEntries(entries);
}

/** Text that is JSON for an object or array, as that; anything else as it is. */
function parseStruct(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

const LAKE_TIME = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,9})?$/;

function asRecordValue(name: string, value: unknown): unknown {
  if (name !== "eventTime" || typeof value !== "string" || !LAKE_TIME.test(value)) return value;
  return `${value.replace(" ", "T").replace(/\.0+$/, "")}Z`;
}

/** Renames all the way down. Recursion is bounded: deeper than any identity, names stay. */
function rename(value: unknown, names: ReadonlyMap<string, string>, depth = 0): unknown {
  if (depth > 8) return value;
  if (Array.isArray(value)) return value.map((entry) => rename(entry, names, depth + 1));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [
      names.get(name.toLowerCase()) ?? name,
      rename(entry, names, depth + 1),
    ]),
  );
}

function namesByLowerCase(names: readonly string[]): ReadonlyMap<string, string> {
  return new Map(names.map((name) => [name.toLowerCase(), name]));
}
