import { allOf, anyOf, hasAny, hasValue } from "@/lib/events/query-conditions";
import { formatCounted } from "@/lib/format/count";
import { BASELINE_DAYS } from "@/lib/period/measure-baseline";
import type { Query } from "@/lib/search/ast";
import type { ActionTally } from "./action-tallies";
import {
  countOf,
  type Finding,
  type Judgement,
  linkOf,
  noHabits,
  type RiskContext,
} from "./risk-context";
import { BLINDING, type Calls, PRIVILEGES, SECRET_READS } from "./risky-calls";

export function judgeBlinding(context: RiskContext): Judgement {
  return called(context, BLINDING, "weaken logging or detection");
}

export function judgePrivileges(context: RiskContext): Judgement {
  return called(context, PRIVILEGES, "change who may do what");
}

/** A key of one's own is a rotation: then the request names nobody, or who asks. */
export async function judgeForeignKeys(context: RiskContext): Promise<Judgement> {
  const of: Calls = { "iam.amazonaws.com": ["CreateAccessKey"] };
  if (tallies(context, of).length === 0) return null;
  const [kind, , ...name] = context.found.id.split("|");
  const isUser = context.found.kind === "principal" && kind === "user";
  const own = hasValue("request", name.join("|"));
  const named: Query = {
    kind: "predicate",
    field: "request",
    path: ["userName"],
    test: { kind: "any" },
    ...UNWRITTEN,
  };
  const condition = allOf([
    conditionOf(of),
    named,
    isUser && own.kind === "predicate"
      ? { kind: "not", item: { ...own, path: ["userName"] }, ...UNWRITTEN }
      : null,
  ]);
  const done = allOf([condition, hasValue("outcome", "success")]);
  const [events, successes] = await Promise.all([
    countOf(context, condition),
    countOf(context, done),
  ]);
  if (events === 0) return null;
  const why = `${formatCounted(events, "call")} to create an access key for another user; ${outcomeOf(successes, events)}.`;
  return { why, link: linkOf(context, condition) };
}

export async function judgeSecrets(context: RiskContext): Promise<Judgement> {
  const found = tallies(context, SECRET_READS);
  if (found.length === 0) return null;
  const unjudged = noHabits(context);
  if (unjudged !== null) return { unjudged };
  const { fromMs } = context.baseline;
  const before = { fromMs, toMs: context.period.fromMs };
  if ((await countOf(context, conditionOf(SECRET_READS), before)) > 0) return null;
  const finding = called(context, SECRET_READS, "read secrets");
  return finding && { ...finding, why: `${finding.why} None in the ${BASELINE_DAYS} days before.` };
}

const UNWRITTEN = { from: 0, to: 0 };

function called(context: RiskContext, of: Calls, what: string): Finding | null {
  const found = tallies(context, of);
  if (found.length === 0) return null;
  const events = sum(found, ({ counts }) => counts.events);
  const failed = sum(found, ({ counts }) => counts.denied + counts.errors);
  const names = [...new Set(found.map(({ parts }) => parts[0] ?? ""))];
  const shown = names.slice(0, 5).join(", ");
  const more = names.length > 5 ? ` and ${formatCounted(names.length - 5, "other")}` : "";
  const why = `${formatCounted(events, "call")} that ${what}: ${shown}${more}; ${outcomeOf(events - failed, events)}.`;
  // Only what was called, which keeps the query short.
  const used: Record<string, string[]> = {};
  for (const { sourceKey, parts } of found) {
    used[sourceKey] = [...(used[sourceKey] ?? []), parts[0] ?? ""];
  }
  return { why, link: linkOf(context, conditionOf(used)) };
}

function tallies({ actions }: RiskContext, of: Calls): ActionTally[] {
  return actions.filter(({ sourceKey, name }) => {
    const names = Object.hasOwn(of, sourceKey) ? of[sourceKey] : undefined;
    return names?.some((one) => one.toLowerCase() === name) === true;
  });
}

function conditionOf(of: Calls): Query | null {
  const services = Object.entries(of).map(([source, names]) => ({
    kind: "and" as const,
    items: [hasValue("service", source), hasAny("event", names)],
    ...UNWRITTEN,
  }));
  return services.length > 1 ? anyOf(services) : allOf(services);
}

/** What was done and what was only tried. */
function outcomeOf(done: number, events: number): string {
  if (done === events) return done === 1 ? "it was done" : "all were done";
  if (done === 0) return events === 1 ? "it was only attempted" : "all were only attempted";
  return `${formatCounted(done, "was done", "were done")}, ${formatCounted(events - done, "was only attempted", "were only attempted")}`;
}

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
