import type { Resource } from "@/lib/cloudtrail/event";

/**
 * The one resource that stands for an event in a table row: the first that has a name.
 * Objects of a bucket fold to the bucket: there are as many of them as events, and the row's
 * dictionary is for values that repeat. The record names them all.
 */
export function rowResource(resources: readonly Resource[]): string | null {
  for (const { arn } of resources) {
    if (arn === null || arn === "") continue;
    if (!arn.includes(":s3:::")) return arn;
    const slash = arn.indexOf("/");
    return slash === -1 ? arn : arn.slice(0, slash);
  }
  return null;
}
