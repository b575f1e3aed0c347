import { compileRules } from "./active-rules";
import { RuleMatcher } from "./rule-matcher";
import type { RuleTexts } from "./rule-texts";

/**
 * The matcher of some rules; null where they cannot be read at all. A file then goes in untried and
 * without a revision, so that it is caught up with: no rule ever loses a file.
 */
export function compileMatcher(texts: RuleTexts): RuleMatcher | null {
  try {
    return new RuleMatcher(compileRules(texts));
  } catch {
    return null;
  }
}
