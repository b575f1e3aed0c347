import type { RuleCheck } from "@/lib/api/rule-contract";
import type { Reader } from "@/lib/auth/reader";
import { environmentOf, readRuleTexts } from "@/lib/detections/rules/rule-texts";
import { loadRules } from "@/lib/sigma/load-rules";
import type { LoadedDocument } from "@/lib/sigma/rule-set";
import { readValueLists } from "./value-lists";

/** What issues of other rules call the text. */
const WRITTEN = "this rule";

/**
 * Whether a text would run, among the rules that run now where it refers to them, and what is wrong
 * with it. Never refuses a text: whoever writes one sees why it is none yet.
 * @param ruleId the rule that it would be the next version of
 */
export async function checkRule(
  reader: Reader,
  { text, ruleId }: { readonly text: string; readonly ruleId?: number | undefined },
): Promise<RuleCheck> {
  const environment = environmentOf(await readValueLists(reader));
  const alone = loadRules([{ name: WRITTEN, text }], environment);
  const [own] = alone.documents;
  if (own === undefined) return refusal("Here is no rule yet.");
  if (alone.documents.length > 1) {
    return refusal("A rule is one document: leave out what follows after ---.");
  }
  if (own.kind !== "correlation" && own.kind !== "filter") return toCheck(own);
  const { rules } = await readRuleTexts(reader.db.owner);
  const others = rules.filter((other) => other.ruleId !== ruleId);
  const { documents } = loadRules([...others, { name: WRITTEN, text }], environment);
  return toCheck(documents.find(({ source }) => source === WRITTEN) ?? own);
}

function toCheck({ runs, kind, title, issues }: LoadedDocument): RuleCheck {
  return { runs, kind, title, issues: [...issues] };
}

function refusal(message: string): RuleCheck {
  const issue = { severity: "error" as const, path: "", line: 1, column: 1, message };
  return { runs: false, kind: null, title: null, issues: [issue] };
}
