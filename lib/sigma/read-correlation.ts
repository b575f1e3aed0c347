import { isRising } from "./correlation-limits";
import {
  CORRELATION_TYPES,
  type CorrelationRule,
  type CorrelationType,
  type Limit,
  type LimitOperator,
  type RuleHead,
} from "./rule";
import type { IssueList } from "./rule-issue";
import { toNumber } from "./scalar-tests";
import { member, scalarsOf, textOf, textsOf, type YamlMap } from "./yaml-node";

type Body = Omit<CorrelationRule, keyof RuleHead | "kind" | "key">;

const OPERATORS: readonly LimitOperator[] = ["gt", "gte", "lt", "lte", "eq", "neq"];
const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const LONGEST_MS = 400 * UNIT_MS.d;
const MEMBERS = ["type", "rules", "aliases", "group-by", "timespan", "condition", "generate"];

/** Reads the body of a correlation; what is wrong goes to the issues, and the result is then void. */
export function readCorrelation(body: YamlMap, issues: IssueList): Body {
  for (const { key, node } of body.entries) {
    if (!MEMBERS.includes(key)) issues.error(node, `A correlation has no ${key}.`);
  }
  const type = readType(body, issues);
  const rules = scalarsOf(member(body, "rules"), "rules", issues);
  if (rules.length === 0) issues.error(member(body, "rules") ?? body, "rules must name rules.");
  const names = rules.map(({ text }) => text);
  const twice = rules.find(({ text }, at) => names.indexOf(text) !== at);
  if (twice !== undefined) issues.error(twice, `The rule ${twice.text} is named twice.`);
  const condition = readLimits(body, type, issues);
  const generate = member(body, "generate");
  if (
    generate !== undefined &&
    (generate.kind !== "scalar" || typeof generate.value !== "boolean")
  ) {
    issues.error(generate, "generate is true or false.");
  }
  return {
    type,
    rules: rules.map(({ text, path, line, column }) => ({ text, path, line, column })),
    groupBy: textsOf(body, "group-by", issues),
    timespanMs: readTimespan(body, issues),
    ...condition,
    aliases: readAliases(body, issues),
    generate: generate?.kind === "scalar" && generate.value === true,
  };
}

function readType(body: YamlMap, issues: IssueList): CorrelationType {
  const text = textOf(body, "type", issues);
  const type = CORRELATION_TYPES.find((known) => known === text);
  if (type === undefined) {
    issues.error(member(body, "type") ?? body, `type is one of ${CORRELATION_TYPES.join(", ")}.`);
  }
  return type ?? "event_count";
}

function readTimespan(body: YamlMap, issues: IssueList): number {
  const text = textOf(body, "timespan", issues) ?? "";
  const [, count = "", unit] = /^(\d{1,9})([smhd])$/.exec(text) ?? [];
  const spanMs = unit === undefined ? 0 : Number(count) * unitMs(unit);
  if (spanMs <= 0 || spanMs > LONGEST_MS) {
    const message = "timespan is a number and s, m, h or d, such as 15m; 400d at most.";
    issues.error(member(body, "timespan") ?? body, message);
  }
  return spanMs;
}

function unitMs(unit: string): number {
  return unit === "s" ? UNIT_MS.s : unit === "m" ? UNIT_MS.m : unit === "h" ? UNIT_MS.h : UNIT_MS.d;
}

function readLimits(
  body: YamlMap,
  type: CorrelationType,
  issues: IssueList,
): Pick<Body, "limits" | "counted" | "percentile"> {
  const none = { limits: [], counted: [], percentile: 50 };
  const isTemporal = type === "temporal" || type === "temporal_ordered";
  const node = member(body, "condition");
  if (node === undefined && isTemporal) return none;
  if (node?.kind !== "map") {
    issues.error(node ?? body, "condition is a map such as gte: 5.");
    return none;
  }
  const known = [...OPERATORS, "field", ...(type === "value_percentile" ? ["percentile"] : [])];
  for (const { key, node: value } of node.entries) {
    if (!known.includes(key)) issues.error(value, `The condition of ${type} has no ${key}.`);
  }
  const limits = node.entries.flatMap(({ key, node: value }): Limit[] => {
    const operator = OPERATORS.find((each) => each === key);
    if (operator === undefined) return [];
    const number = value.kind === "scalar" ? toNumber(value.value) : null;
    if (number === null) issues.error(value, `${key} is compared with a number.`);
    return number === null ? [] : [{ operator, value: number }];
  });
  if (limits.length === 0)
    issues.error(node, `A limit is missing: one of ${OPERATORS.join(", ")}.`);
  const counted = textsOf(node, "field", issues);
  checkFields(type, counted, node, issues);
  if (!isRising(type, limits) && !issues.hasErrors) {
    const message =
      "What may also be too much, or is an average, is judged in windows that begin at multiples of the timespan, once they are over.";
    issues.warn(node, message);
  }
  return { limits, counted, percentile: readPercentile(node, issues) };
}

function checkFields(
  type: CorrelationType,
  fields: readonly string[],
  at: YamlMap,
  issues: IssueList,
) {
  const takesField = type.startsWith("value_");
  if (takesField && fields.length === 0)
    issues.error(at, `${type} needs a field in its condition.`);
  if (!takesField && fields.length > 0) issues.error(at, `${type} counts no values of a field.`);
  if (fields.length > 1 && type !== "value_count") issues.error(at, `${type} takes one field.`);
}

function readPercentile(node: YamlMap, issues: IssueList): number {
  const given = member(node, "percentile");
  if (given === undefined) return 50;
  const number = given.kind === "scalar" ? toNumber(given.value) : null;
  if (number === null || number < 0 || number > 100) issues.error(given, "percentile is 0 to 100.");
  return number ?? 50;
}

function readAliases(body: YamlMap, issues: IssueList): Body["aliases"] {
  const node = member(body, "aliases");
  if (node === undefined) return new Map();
  if (node.kind !== "map") {
    issues.error(node, "aliases is a map of names.");
    return new Map();
  }
  return new Map(
    node.entries.map(({ key, node: fields }) => {
      if (fields.kind !== "map") issues.error(fields, "An alias is a map: rule, then field.");
      const entries = fields.kind === "map" ? fields.entries : [];
      const named = entries.map(({ key: rule, node: field }): [string, string] => {
        if (field.kind !== "scalar") issues.error(field, "A field's name must stand here.");
        return [rule, field.kind === "scalar" ? field.text : ""];
      });
      return [key, new Map(named)];
    }),
  );
}
