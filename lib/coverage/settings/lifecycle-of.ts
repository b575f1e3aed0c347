import type { BucketDescription } from "@/lib/aws/describe-bucket";
import type { LifecycleStep } from "./trail-values";

type Rule = Extract<BucketDescription["lifecycle"], { ok: true }>["value"][number];

/** What the enabled lifecycle rules of a bucket may do to the files of a trail with this prefix. */
export function lifecycleOf(rules: readonly Rule[], prefix: string): LifecycleStep[] {
  const files = prefix === "" ? "AWSLogs/" : `${prefix}/AWSLogs/`;
  return rules.filter((rule) => rule.Status === "Enabled" && touches(rule, files)).flatMap(stepsOf);
}

/** A rule that also asks for tags or sizes may touch them: nobody here knows. */
function touches({ Prefix, Filter }: Rule, files: string): boolean {
  const start = Filter?.And?.Prefix ?? Filter?.Prefix ?? Prefix ?? "";
  return files.startsWith(start) || start.startsWith(files);
}

function stepsOf(rule: Rule): LifecycleStep[] {
  const { Expiration, NoncurrentVersionExpiration, Transitions = [] } = rule;
  const steps: LifecycleStep[] = Transitions.map(({ Days, StorageClass }) => ({
    what: "archive",
    days: Days ?? null,
    storageClass: StorageClass ?? null,
  }));
  // An expiration may be about the markers of deleted objects alone.
  if (Expiration?.Days !== undefined || Expiration?.Date !== undefined) {
    steps.push({ what: "delete", days: Expiration.Days ?? null, storageClass: null });
  }
  if (NoncurrentVersionExpiration) {
    const days = NoncurrentVersionExpiration.NoncurrentDays ?? null;
    steps.push({ what: "delete-old-versions", days, storageClass: null });
  }
  return steps;
}
