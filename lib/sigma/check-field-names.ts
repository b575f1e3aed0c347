import { RECORD_FIELDS } from "@/lib/cloudtrail/known-fields";
import { ALIASES, DERIVED } from "./derived-values";
import type { Detection } from "./detection";
import type { IssueList } from "./rule-issue";

/** Warns of fields that no documented record has: a comparison with them is never true. */
export function checkFieldNames(detection: Detection, issues: IssueList): void {
  if ("items" in detection) {
    for (const item of detection.items) checkFieldNames(item, issues);
    return;
  }
  const { field } = detection;
  if (field === null || DERIVED.has(field) || ALIASES.has(field)) return;
  const [first = ""] = field.split(".");
  if (RECORD_FIELDS.includes(first)) return;
  const lower = first.toLowerCase();
  const near = RECORD_FIELDS.find((name) => name.toLowerCase() === lower);
  const hint = near === undefined ? "" : ` Did you mean ${near}?`;
  issues.warn(detection, `No documented CloudTrail record has a field ${first}.${hint}`);
}
