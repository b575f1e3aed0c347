import { queryOptions } from "@tanstack/react-query";
import { fetchJson, postJson } from "./fetch-json";
import type { PeriodParams } from "./period-contract";
import { periodUrl } from "./period-params";
import type {
  NewRule,
  RuleAction,
  RuleCheck,
  RuleDetail,
  RuleList,
  RuleText,
  RuleTrial,
  RuleTryParams,
} from "./rule-contract";
import type { AttackCoverage, CisCount, CisOverview } from "./rule-coverage-contract";
import type { ValueListAction, ValueLists } from "./value-list-contract";

/** All rules, with what they found in a period. */
export function rulesQuery(period: PeriodParams) {
  return asked<RuleList>(periodUrl("/api/rules", period));
}

export function ruleQuery(id: number, period: PeriodParams) {
  return asked<RuleDetail>(periodUrl(`/api/rules/${id}`, period));
}

export function ruleVersionQuery(id: number, number: number) {
  return asked<RuleText>(`/api/rules/${id}/versions/${number}`);
}

export function attackQuery(period: PeriodParams) {
  return asked<AttackCoverage>(periodUrl("/api/rules/attack", period));
}

export function cisQuery(period: PeriodParams) {
  return asked<CisOverview>(periodUrl("/api/rules/cis", period));
}

/** What the filter of one control counts. */
export function cisCountQuery(id: string, period: PeriodParams) {
  return asked<CisCount>(periodUrl("/api/rules/cis/count", period, { id }));
}

export function valueListsQuery() {
  return asked<ValueLists>("/api/value-lists");
}

/** What is wrong with a text; asked for each text once. */
export function ruleCheckQuery(text: string, ruleId: number | undefined) {
  return queryOptions({
    queryKey: ["rules", "check", text, ruleId],
    queryFn: () =>
      postJson<RuleCheck>("/api/rules/check", { text, ...(ruleId !== undefined && { ruleId }) }),
  });
}

export function tryRule(tried: RuleTryParams): Promise<RuleTrial> {
  return postJson("/api/rules/try", tried);
}

export function saveRule(rule: NewRule): Promise<{ id: number }> {
  return postJson("/api/rules", rule);
}

export function changeRule(id: number, action: RuleAction): Promise<{ id: number }> {
  return postJson(`/api/rules/${id}`, action);
}

export function changeValueList(action: ValueListAction): Promise<ValueLists> {
  return postJson("/api/value-lists", action);
}

/** All of it is under one key: a change of one rule may be seen anywhere. */
function asked<Answer>(url: string) {
  return queryOptions({
    queryKey: ["rules", url],
    queryFn: ({ signal }) => fetchJson<Answer>(url, signal),
  });
}
