import type { EventRow } from "@/lib/api/contract";

const one = (value: string | null) => (value === null ? [] : [value]);

/** What every row knows without being asked, by catalogue field. */
const IN_ROW = new Map<string, (row: EventRow) => readonly string[]>([
  ["time", ({ timeMs }) => (isTime(timeMs) ? [new Date(timeMs).toISOString()] : [])],
  ["event", (row) => one(row.eventName)],
  ["service", (row) => one(row.eventSource)],
  ["region", (row) => one(row.region)],
  ["account", (row) => one(row.account)],
  ["user", (row) => one(row.principal.name === "" ? null : row.principal.name)],
  ["kind", (row) => [row.principal.kind]],
  ["ip", (row) => one(row.sourceIp)],
  ["ua", (row) => one(row.userAgent)],
  ["outcome", (row) => [row.outcome]],
  ["error", (row) => one(row.errorCode)],
  ["readonly", (row) => one(row.readOnly === null ? null : String(row.readOnly))],
  ["category", (row) => [row.category]],
  ["resource", (row) => one(row.resource)],
  ["flag", (row) => row.flags],
]);

/** The values of a row's cell as the query language writes them; none when the record is silent. */
export function cellTexts(row: EventRow, field: string): readonly string[] {
  return (
    IN_ROW.get(field)?.(row) ?? (Object.hasOwn(row.values, field) ? row.values[field] : []) ?? []
  );
}

function isTime(timeMs: number | null): timeMs is number {
  return timeMs !== null && Math.abs(timeMs) <= 8.64e15;
}
