import type { ApiRoute } from "./api-route";
import {
  newRuleSchema,
  ruleActionSchema,
  ruleCheckParamsSchema,
  ruleCheckSchema,
  ruleDetailSchema,
  ruleListParamsSchema,
  ruleListSchema,
  ruleTextSchema,
  ruleTrialSchema,
  ruleTryParamsSchema,
  savedRuleSchema,
} from "./rule-contract";
import {
  attackCoverageSchema,
  cisCountParamsSchema,
  cisCountSchema,
  cisOverviewSchema,
} from "./rule-coverage-contract";
import { valueListActionSchema, valueListsSchema } from "./value-list-contract";

/** Routes about rules and the value lists that they name. */
export const RULE_ROUTES: readonly ApiRoute[] = [
  {
    method: "get",
    path: "/api/rules",
    summary: "All rules, whether they run or why not, and what they found in a period",
    query: ruleListParamsSchema,
    answer: ruleListSchema,
  },
  {
    method: "post",
    path: "/api/rules",
    summary: "Keep a rule: a new one, or the next version of one that was written here",
    body: newRuleSchema,
    answer: savedRuleSchema,
  },
  {
    method: "get",
    path: "/api/rules/{id}",
    summary: "One rule: text, issues, versions, hits by day, alerts and exceptions",
    query: ruleListParamsSchema,
    answer: ruleDetailSchema,
  },
  {
    method: "post",
    path: "/api/rules/{id}",
    summary: "Enable, disable or remove a rule, set its level, or the accounts it is for",
    body: ruleActionSchema,
    answer: savedRuleSchema,
  },
  {
    method: "get",
    path: "/api/rules/{id}/versions/{number}",
    summary: "The text of one version of a rule",
    answer: ruleTextSchema,
  },
  {
    method: "post",
    path: "/api/rules/check",
    summary: "Whether a text would run as a rule, and what is wrong with it",
    body: ruleCheckParamsSchema,
    answer: ruleCheckSchema,
  },
  {
    method: "post",
    path: "/api/rules/try",
    summary: "Why a rule matches a record or an indexed event, or why not",
    body: ruleTryParamsSchema,
    answer: ruleTrialSchema,
  },
  {
    method: "get",
    path: "/api/rules/attack",
    summary: "ATT&CK techniques that rules are tagged with, and what these found",
    query: ruleListParamsSchema,
    answer: attackCoverageSchema,
  },
  {
    method: "get",
    path: "/api/rules/cis",
    summary: "Monitoring controls of the CIS benchmark, with their filters and rules",
    query: ruleListParamsSchema,
    answer: cisOverviewSchema,
  },
  {
    method: "get",
    path: "/api/rules/cis/count",
    summary: "How many events the filter of one control counts, by time",
    query: cisCountParamsSchema,
    answer: cisCountSchema,
  },
  {
    method: "get",
    path: "/api/value-lists",
    summary: "Value lists and the rules that name them",
    answer: valueListsSchema,
  },
  {
    method: "post",
    path: "/api/value-lists",
    summary: "Save or remove a value list",
    body: valueListActionSchema,
    answer: valueListsSchema,
  },
];
