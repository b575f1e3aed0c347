import type { Resource } from "./event";
import type { FlagSet } from "./flags";
import { isJsonObject, type JsonObject, readText } from "./read-field";

const NONE: readonly Resource[] = Object.freeze([]);

/**
 * `resources[]` with its upper-case `ARN`; S3 listings give an `ARNPrefix` instead
 * (AWS: record contents). Entries that are no objects stay in the raw record only.
 */
export function readResources(record: JsonObject, flags: FlagSet): readonly Resource[] {
  const list = record.resources;
  if (list === undefined || list === null) return NONE;
  if (!Array.isArray(list)) {
    flags.add("wrong-type");
    return NONE;
  }
  const resources: Resource[] = [];
  for (const entry of list) {
    if (!isJsonObject(entry)) {
      flags.add("wrong-type");
      continue;
    }
    resources.push({
      arn: readText(entry, "ARN", flags) ?? readText(entry, "ARNPrefix", flags),
      type: readText(entry, "type", flags),
      accountId: readText(entry, "accountId", flags),
    });
  }
  return resources;
}
