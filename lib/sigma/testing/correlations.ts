import type { CorrelationHit } from "@/lib/sigma/correlation-hit";
import type { Correlation } from "@/lib/sigma/rule-set";
import { load } from "./write-rule";

export const MINUTE = 60_000;

export function rules(body: string, more = ""): Correlation {
  const names = ["a", "b", "c"];
  const bases = names.map(
    (name) =>
      `title: ${name}\nlogsource: { product: aws, service: cloudtrail }\ndetection:\n  s: [x]\n  condition: s\n`,
  );
  const text = `title: outer\ncorrelation:\n  ${body.trim().replaceAll("\n", "\n  ")}\n`;
  const set = load([...bases, ...(more === "" ? [] : [more]), text].join("---\n"));
  const found = set.correlations.find(({ rule }) => rule.title === "outer");
  if (found === undefined) throw new Error(JSON.stringify(set.documents));
  return found;
}

/** `minute` may be a fraction; the event's name is its rule and time unless given. */
export function hit(
  rule: string,
  minute: number,
  values: Record<string, string | string[]> = {},
): CorrelationHit {
  const entries = Object.entries({ ip: "1", ...values }).map(
    ([field, value]): [string, string[]] => [field, [value].flat()],
  );
  return { rule, event: `${rule}${minute}`, timeMs: minute * MINUTE, values: new Map(entries) };
}

export const at = (rule: string, ...minutes: number[]) =>
  minutes.map((minute) => hit(rule, minute));

export const COUNT =
  "type: event_count\nrules: [a]\ngroup-by: [ip]\ntimespan: 15m\ncondition: { gte: 3 }";

export const INNER =
  "title: many\nname: many\ncorrelation:\n  type: event_count\n  rules: [a]\n  group-by: [user]\n  timespan: 10m\n  condition: { gte: 3 }\n";
export const CHAIN = "type: temporal_ordered\nrules: [many, b]\ngroup-by: [user]\ntimespan: 10m";
