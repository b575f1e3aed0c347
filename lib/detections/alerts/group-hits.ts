import { groupBy } from "@/lib/db/lineage/group-by";
import type { SubjectPart } from "@/lib/detections/finding";
import type { AlertIdentity } from "./alert-figures";
import { actionOf, comesBefore, type HitRow } from "./hit-rows";
import { subjectHash } from "./subject-hash";

/** How the hits of a version of a rule are put together. */
export interface Grouping {
  readonly title: string;
  readonly alertBy: readonly string[];
  readonly windowMs: number;
}

/** Hits that are one alert. */
export interface HitGroup {
  readonly identity: AlertIdentity;
  readonly hits: readonly HitRow[];
}

/**
 * Puts the hits of plain rules together: by rule, account, what the rule's alerts are about, and
 * window of time. All records of an action go where one of them belongs, which is always the same one.
 * @param hits with all other records of their actions, in any order
 */
export function groupHits(
  hits: readonly HitRow[],
  groupingOf: (versionId: number) => Grouping,
): readonly HitGroup[] {
  const actions = groupBy(hits, (hit) => `${hit.ruleId} ${actionOf(hit)}`);
  const groups = new Map<string, { identity: AlertIdentity; hits: HitRow[] }>();
  for (const records of actions.values()) {
    const [first] = records;
    if (first === undefined) continue;
    const standing = records.reduce((best, hit) => (comesBefore(hit, best) ? hit : best), first);
    const identity = identityOf(standing, groupingOf(standing.versionId));
    const key = `${identity.ruleId} ${identity.subjectHash} ${identity.windowStartMs}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { identity, hits: [...records] });
    else group.hits.push(...records);
  }
  return [...groups.values()];
}

function identityOf(
  { ruleId, versionId, accountId, timeMs, fields }: HitRow,
  { title, alertBy, windowMs }: Grouping,
): AlertIdentity {
  const subject = alertBy.flatMap((field): SubjectPart[] => {
    const texts = [...new Set(Object.hasOwn(fields, field) ? fields[field] : [])].sort();
    return texts.length === 0 ? [{ field, value: null }] : texts.map((value) => ({ field, value }));
  });
  // Events without a time are all in one window, without a beginning and an end.
  const windowStartMs = Math.floor(timeMs / windowMs) * windowMs;
  return {
    detector: "rule",
    ruleId,
    versionId,
    subject,
    subjectHash: subjectHash([accountId], windowMs, subject),
    windowStartMs,
    windowEndMs: windowStartMs + windowMs,
    title,
  };
}
