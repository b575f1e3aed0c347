import { postgresText } from "@/lib/db/postgres-text";

/** JSON whose texts jsonb can hold: escapes in YAML can write what Postgres has no room for. */
export function storableJson(value: unknown): unknown {
  if (typeof value === "string") return postgresText(value);
  if (Array.isArray(value)) return value.map(storableJson);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [postgresText(name), storableJson(item)]),
  );
}
