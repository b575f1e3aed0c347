import type { RuleDetail } from "@/lib/api/rule-contract";
import { RuleAlerts, RuleDays, RuleExceptions } from "./rule-findings";
import { RuleHunts } from "./rule-hunts";
import { RuleVersions } from "./rule-versions";

/** What a rule found, and how it came to be as it is. */
export function RuleFound({ rule }: { readonly rule: RuleDetail }) {
  return (
    <div className="space-y-6">
      <RuleAlerts rule={rule} />
      <RuleDays rule={rule} />
      {rule.kind === "filter" ? null : <RuleHunts rule={rule} />}
      <RuleExceptions rule={rule} />
      <RuleVersions key={rule.versions[0]?.number} rule={rule} />
    </div>
  );
}
