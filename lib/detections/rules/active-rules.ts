import type { Prisma } from "@/lib/db/generated/client";
import { correlatedFields } from "@/lib/sigma/correlation-hit";
import { loadRules } from "@/lib/sigma/load-rules";
import type { Level, Rule } from "@/lib/sigma/rule";
import type { RuleIssue } from "@/lib/sigma/rule-issue";
import type { RuleSet } from "@/lib/sigma/rule-set";
import { INSIGHT_FIELDS, tellsInsight } from "./insight-fields";
import { foldKey, storedKey } from "./rule-key";
import { environmentOf, type RuleTexts, readRuleTexts } from "./rule-texts";

/** A rule that runs, as hits and alerts know it. */
export interface ActiveRule {
  readonly ruleId: number;
  readonly versionId: number;
  /** As people set it, else the rule's own, else medium. */
  readonly level: Level;
  /** The only accounts it is for; null: all. */
  readonly accounts: ReadonlySet<string> | null;
  /** Fields whose values, with the account, say what an alert is about. */
  readonly alertBy: readonly string[];
  /** Length of the windows of UTC that alerts are grouped by. */
  readonly alertWindowMs: number;
}

/** The rules of one revision, ready to match. */
export interface ActiveRules {
  readonly revision: number;
  /** With filters worked in; suppressions are none of them. */
  readonly set: RuleSet;
  /** Detections and correlations that run, by their keys in `set`. */
  readonly rules: ReadonlyMap<string, ActiveRule>;
  /** By key: fields of which a hit keeps the values, for alerts and for correlations. */
  readonly fields: ReadonlyMap<string, ReadonlySet<string>>;
  /** By id of the rule: why it is enabled and does not run all the same. */
  readonly problems: ReadonlyMap<number, readonly RuleIssue[]>;
}

const DAY_MS = 86_400_000;
const UNIT_MS: ReadonlyMap<string | undefined, number> = new Map([
  ["m", 60_000],
  ["h", 3_600_000],
  ["d", DAY_MS],
]);
const LONGEST_WINDOW_MS = 31 * DAY_MS;
/** Where a rule does not say what its alerts are about. */
export const ALERT_BY: readonly string[] = ["ct.principal"];

/** The rules that run now. */
export async function loadActiveRules(
  db: Pick<Prisma.TransactionClient, "$queryRaw">,
): Promise<ActiveRules> {
  return compileRules(await readRuleTexts(db));
}

/** Reads the texts of rules. What does not run is among the problems; never throws for a text. */
export function compileRules({ revision, rules: texts, lists }: RuleTexts): ActiveRules {
  const set = loadRules(texts, environmentOf(lists));
  const textOf = new Map(texts.map((text) => [foldKey(text.key), text]));
  const idOf = new Map(texts.map(({ name, ruleId }) => [name, ruleId]));
  const correlated = correlatedFields(set.correlations);
  const rules = new Map<string, ActiveRule>();
  const fields = new Map<string, ReadonlySet<string>>();
  for (const rule of [...set.detections, ...set.correlations.map((each) => each.rule)]) {
    const text = textOf.get(foldKey(storedKey(rule.key)));
    if (text === undefined) continue;
    const alertBy = rule.custom["alert-by"] ?? ALERT_BY;
    rules.set(rule.key, {
      ruleId: text.ruleId,
      versionId: text.versionId,
      level: text.level ?? rule.level ?? "medium",
      accounts: text.accounts.length === 0 ? null : new Set(text.accounts),
      alertBy,
      alertWindowMs: alertWindowMs(rule),
    });
    const told = tellsInsight(rule) ? INSIGHT_FIELDS : [];
    fields.set(rule.key, new Set([...alertBy, ...(correlated.get(rule.key) ?? []), ...told]));
  }
  const refused = set.documents.filter(({ runs }) => !runs);
  const problems = new Map(
    refused.map(({ source, issues }) => [idOf.get(source) ?? 0, issues] as const),
  );
  return { revision, set, rules, fields, problems };
}

/** `alert-window: 1h`: minutes, hours or days; a day where it is not said so. */
export function alertWindowMs({ custom }: Pick<Rule, "custom">): number {
  const [, count = "", unit] = /^(\d{1,5})([mhd])$/.exec(custom["alert-window"]?.[0] ?? "") ?? [];
  const windowMs = Number(count) * (UNIT_MS.get(unit) ?? 0);
  return windowMs > 0 && windowMs <= LONGEST_WINDOW_MS ? windowMs : DAY_MS;
}
