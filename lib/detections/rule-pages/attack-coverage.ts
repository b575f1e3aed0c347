import type { PeriodParams } from "@/lib/api/period-contract";
import type { RuleRow } from "@/lib/api/rule-contract";
import type { AttackCoverage, RuleMention } from "@/lib/api/rule-coverage-contract";
import type { Reader } from "@/lib/auth/reader";
import { findTechnique } from "./attack-techniques";
import { rulePeriod } from "./rule-period";
import { readRuleRows } from "./rule-rows";

/**
 * Which ATT&CK techniques have rules, and what these found in a period. Tags decide; rules whose
 * files are gone and filters are left out. Throws AppError `invalid` for the period.
 */
export async function attackCoverage(
  reader: Reader,
  params: PeriodParams,
  nowMs: number,
): Promise<AttackCoverage> {
  const { scoped, period, steps } = await rulePeriod(reader, params, nowMs);
  const rows = await readRuleRows(scoped, steps);
  const rules = rows.filter(({ state, kind }) => state !== "removed" && kind !== "filter");
  const byTechnique = new Map<string, RuleRow[]>();
  for (const rule of rules) {
    for (const id of techniquesOf(rule.tags)) {
      byTechnique.set(id, [...(byTechnique.get(id) ?? []), rule]);
    }
  }
  return {
    period,
    techniques: [...byTechnique]
      .map(([id, tagged]) => toTechnique(id, tagged))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    untagged: rules.filter(({ tags }) => techniquesOf(tags).length === 0).map(toMention),
  };
}

function toTechnique(id: string, rules: readonly RuleRow[]): AttackCoverage["techniques"][number] {
  const known = findTechnique(id);
  const last = rules.flatMap(({ lastHitMs }) => lastHitMs ?? []);
  return {
    id,
    name: known?.name ?? null,
    renamed: known?.renamed ?? null,
    tactics: [...(known?.tactics ?? new Set(rules.flatMap(({ tags }) => tacticsOf(tags))))],
    hits: rules.reduce((sum, { hits }) => sum + hits, 0),
    lastHitMs: last.length === 0 ? null : Math.max(...last),
    rules: rules.map(toMention),
  };
}

/** A rule in a table about something else. */
export function toMention({ id, title, state, hits }: RuleRow): RuleMention {
  return { id, title, state, hits };
}

/** `attack.t1562.008` is `T1562.008`. */
export function techniquesOf(tags: readonly string[]): readonly string[] {
  const ids = tags.flatMap((tag) => /^attack\.(t\d{4}(?:\.\d{3})?)$/i.exec(tag)?.[1] ?? []);
  return [...new Set(ids.map((id) => id.toUpperCase()))];
}

/** `attack.defense-evasion` is `Defense Evasion`; older rules write it with `_`. */
export function tacticsOf(tags: readonly string[]): readonly string[] {
  const names = tags.flatMap((tag) => /^attack\.([a-z][a-z_-]*)$/i.exec(tag)?.[1] ?? []);
  return names.map((name) =>
    name
      .toLowerCase()
      .replaceAll(
        /(^|[-_])([a-z])/g,
        (_all, join: string, letter: string) => `${join === "" ? "" : " "}${letter.toUpperCase()}`,
      ),
  );
}
