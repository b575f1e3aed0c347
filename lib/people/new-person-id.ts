import { randomBytes } from "node:crypto";

/**
 * An id for a new person. It stands in lists and in the audit log, so that it begins like the name:
 * `bob-smith-3f2a9c`.
 */
export function newPersonId(name: string): string {
  const plain = name.normalize("NFKD").toLowerCase();
  const words =
    plain
      .match(/[a-z0-9]+/g)
      ?.join("-")
      .slice(0, 30) ?? "person";
  return `${words}-${randomBytes(3).toString("hex")}`;
}
