import type { FlagSet } from "./flags";

/** A JSON object whose values nobody has looked at yet. */
export type JsonObject = { readonly [name: string]: unknown };

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * The text under `name`. Missing, null and empty all mean "the record does not say": AWS writes
 * `"accessKeyId": ""` for sign-ins (AWS: console sign-in events). A number or boolean is read in
 * its string form and flagged; an object or array is flagged and left to the raw record.
 */
export function readText(parent: JsonObject, name: string, flags: FlagSet): string | null {
  const value = parent[name];
  if (typeof value === "string") return value === "" ? null : value;
  if (value === undefined || value === null) return null;
  flags.add("wrong-type");
  return typeof value === "object" ? null : String(value);
}

/**
 * The boolean under `name`, also when written as text: LookupEvents has `"true"` for ReadOnly and
 * records have it for mfaAuthenticated and sessionCredentialFromConsole (AWS: record contents).
 */
export function readBoolean(parent: JsonObject, name: string, flags: FlagSet): boolean | null {
  const value = parent[name];
  if (typeof value === "boolean") return value;
  if (value === undefined || value === null || value === "") return null;
  if (value === "true" || value === "false") return value === "true";
  if (typeof value === "string") {
    const lower = value.toLowerCase();
    if (lower === "true" || lower === "false") return lower === "true";
  }
  flags.add("wrong-type");
  return null;
}

/** The object under `name`; anything else that is there is flagged and read as absent. */
export function readObject(parent: JsonObject, name: string, flags: FlagSet): JsonObject | null {
  const value = parent[name];
  if (value === undefined || value === null) return null;
  if (isJsonObject(value)) return value;
  flags.add("wrong-type");
  return null;
}
