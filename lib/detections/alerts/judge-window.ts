import { groupBy } from "@/lib/db/lineage/group-by";
import { OUTCOMES } from "@/lib/db/stored-numbers";
import { type CorrelationAlert, correlate } from "@/lib/sigma/correlate";
import type { CorrelatedRules } from "./correlated-rules";
import { correlationSentence } from "./correlation-sentence";
import { actionOf, comesBefore, type HitRow } from "./hit-rows";
import type { KnownFinding } from "./raise-alert";
import { subjectHash } from "./subject-hash";

/** What a correlation says of a group in one window, and all records behind it. */
export interface JudgedGroup {
  readonly finding: KnownFinding;
  readonly hits: readonly HitRow[];
}

/** Of the records of one action, the one that stands for it, and all of them. */
interface Action {
  readonly standing: HitRow;
  readonly hits: readonly HitRow[];
}

/**
 * What a correlation says of one window of time, out of all hits from its reach before the window
 * to its reach behind it. All that a group does in a window is one alert.
 */
export function judgeWindow(
  rules: CorrelatedRules,
  windowStartMs: number,
  hits: readonly HitRow[],
  watermarkMs: number,
): readonly JudgedGroup[] {
  const { correlation, rule } = rules;
  const windowMs = rule.alertWindowMs;
  const actions = actionsOf(hits);
  const found = correlate(correlation, correlationHits(rules, actions), watermarkMs, windowMs);
  const here = found.filter(
    ({ firedMs }) => Math.floor(firedMs / windowMs) * windowMs === windowStartMs,
  );
  return [...groupBy(here, ({ group }) => JSON.stringify(group)).values()].flatMap((alerts) =>
    toGroup(rules, windowStartMs, alerts, actions),
  );
}

function actionsOf(hits: readonly HitRow[]): ReadonlyMap<string, Action> {
  const actions = new Map<string, Action>();
  for (const [action, records] of groupBy(hits, actionOf)) {
    const [first] = records;
    if (first === undefined) continue;
    const standing = records.reduce((best, hit) => (comesBefore(hit, best) ? hit : best), first);
    actions.set(action, { standing, hits: records });
  }
  return actions;
}

/** Each rule matches an action once, by the record that stands for it among those that it matched. */
function correlationHits({ keys }: CorrelatedRules, actions: ReadonlyMap<string, Action>) {
  return [...actions].flatMap(([event, { hits }]) =>
    [...actionsOfRules(hits)].map(([ruleId, hit]) => ({
      rule: keys.get(ruleId) ?? "",
      event,
      timeMs: hit.timeMs,
      values: new Map(Object.entries(hit.fields)),
    })),
  );
}

function actionsOfRules(hits: readonly HitRow[]): ReadonlyMap<number, HitRow> {
  const standing = new Map<number, HitRow>();
  for (const hit of hits) {
    const best = standing.get(hit.ruleId);
    if (best === undefined || comesBefore(hit, best)) standing.set(hit.ruleId, hit);
  }
  return standing;
}

function toGroup(
  { correlation, rule: { ruleId, versionId, level, alertWindowMs } }: CorrelatedRules,
  windowStartMs: number,
  alerts: readonly CorrelationAlert[],
  actions: ReadonlyMap<string, Action>,
): readonly JudgedGroup[] {
  const [first] = alerts;
  if (first === undefined) return [];
  const { rule } = correlation;
  const behind = [...new Set(alerts.flatMap(({ events }) => events))].flatMap(
    (event) => actions.get(event) ?? [],
  );
  const hits = behind.flatMap((action) => action.hits);
  const value = Math.max(...alerts.map((alert) => alert.value));
  const events = new Map(
    hits.map((hit) => [`${hit.accountId} ${hit.eventId} ${hit.contentHash}`, hit]),
  );
  const finding: KnownFinding = {
    detector: "correlation",
    ruleId,
    versionId,
    subject: first.group,
    subjectHash: subjectHash([], alertWindowMs, first.group),
    accountIds: [...new Set(hits.map(({ accountId }) => accountId))].sort((a, b) => a - b),
    windowStartMs,
    windowEndMs: windowStartMs + alertWindowMs,
    firstMs: Math.min(...alerts.map(({ fromMs }) => fromMs)),
    lastMs: Math.max(...alerts.map(({ toMs }) => toMs)),
    count: behind.length,
    failed: behind.filter(({ standing }) => isFailure(standing)).length,
    level,
    title: rule.title,
    sentence: correlationSentence(rule, value),
    numbers: {
      value,
      timespanMs: rule.timespanMs,
      firstTrueMs: first.firedMs,
      times: alerts.length,
    },
    isSuppressed: false,
    events: [...events.values()].map(({ accountId, eventId, contentHash, timeMs }) => {
      return { accountId, eventId, contentHash, timeMs };
    }),
  };
  return [{ finding, hits }];
}

function isFailure({ outcome }: HitRow): boolean {
  const name = OUTCOMES[outcome];
  return name === "denied" || name === "error";
}
