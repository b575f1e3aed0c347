import { plainArray, textArray } from "@/lib/db/array-literal";
import { Prisma } from "@/lib/db/generated/client";
import { groupBy } from "@/lib/db/lineage/group-by";
import { instant } from "@/lib/db/sql-instant";
import type { AlertContext } from "./alert-context";
import { asAttempt } from "./as-attempt";
import type { CorrelatedRules } from "./correlated-rules";
import { type HitState, NOTHING_SEEN, writeHitState } from "./detector-state";
import { type JudgedGroup, judgeWindow } from "./judge-window";
import { hitsOfEndedWindows, loadCorrelated, nextCorrelated } from "./load-correlated";
import { raiseKnown } from "./raise-alert";
import { type TouchedWindows, touchedWindows } from "./touched-windows";
import { withdrawAlerts } from "./withdraw-alerts";

/** CloudTrail delivers most events within minutes: windows that ended so long ago are over. */
const LATENESS_MS = 3_600_000;
/** Windows by themselves are judged so often. */
const JUDGE_EVERY_MS = 60_000;
/** An alert of more events is looked at by no suppression of its own. */
const MOST_SUPPRESSED = 1_000;

/** Under this name is kept how far a correlation has looked. */
export function correlationName({ rule }: CorrelatedRules): string {
  return `correlation ${rule.ruleId}`;
}

/** Whether a correlation has something to look at. */
export function isWaiting(
  rules: CorrelatedRules,
  known: HitState | undefined,
  last: bigint,
  nowMs: number,
): boolean {
  if (known === undefined || known.versionId !== rules.rule.versionId) return true;
  return known.hitId < last || isDue(rules, known, nowMs - LATENESS_MS);
}

/** Windows by themselves are to be judged. */
function isDue({ isTimed }: CorrelatedRules, { watermarkMs }: HitState, nowMs: number): boolean {
  return isTimed && watermarkMs !== null && nowMs - watermarkMs >= JUDGE_EVERY_MS;
}

/**
 * Judges a correlation anew wherever its next hits may matter: finds alerts, and withdraws those of
 * the same version that are no longer so. A new version begins with the oldest hits.
 * @param last number of the last hit that may be looked at
 */
export async function correlateHits(
  tx: Prisma.TransactionClient,
  context: AlertContext,
  rules: CorrelatedRules,
  { known, last }: { readonly known: HitState | undefined; readonly last: bigint },
): Promise<void> {
  const { versionId } = rules.rule;
  const state = known?.versionId === versionId ? known : { ...NOTHING_SEEN, versionId };
  const watermarkMs = context.nowMs - LATENESS_MS;
  const fromMs = state.watermarkMs ?? watermarkMs;
  const isNow = isDue(rules, state, watermarkMs);
  const next = await nextCorrelated(tx, rules, {
    after: state.hitId,
    last,
    limit: context.pageSize,
  });
  const { hitId } = next;
  const ended = isNow
    ? await hitsOfEndedWindows(tx, rules, { fromMs, toMs: watermarkMs, last: hitId })
    : [];
  const windows = touchedWindows(rules, [...next.hits, ...ended]);
  await judgeWindows(tx, context, rules, { windows, last: hitId, watermarkMs });
  const judgedMs = isNow ? watermarkMs : fromMs;
  await writeHitState(tx, correlationName(rules), { hitId, watermarkMs: judgedMs, versionId });
}

async function judgeWindows(
  tx: Prisma.TransactionClient,
  context: AlertContext,
  rules: CorrelatedRules,
  at: { readonly windows: TouchedWindows; readonly last: bigint; readonly watermarkMs: number },
): Promise<void> {
  if (at.windows.size === 0) return;
  const hits = await loadCorrelated(tx, rules, at.windows, at.last);
  const judged = [...groupBy(hits, ({ windowStartMs }) => windowStartMs)].flatMap(
    ([windowStartMs, inWindow]) => {
      const values = at.windows.get(windowStartMs) ?? null;
      const groups = judgeWindow(rules, windowStartMs, inWindow, at.watermarkMs);
      // Of other groups not all hits are here.
      return groups.filter(
        ({ finding }) => values === null || values.has(finding.subject[0]?.value ?? ""),
      );
    },
  );
  const findings = [];
  for (const group of judged) {
    const isSuppressed = await isGroupSuppressed(tx, context, rules, group);
    await context.versions.load(
      tx,
      group.hits.map(({ versionId }) => versionId),
    );
    // Where failures are what is looked for, they are no attempts at something else.
    const asksOutcome = group.hits.some(
      ({ versionId }) => context.versions.factsOf(versionId).asksOutcome,
    );
    const finding = asksOutcome ? group.finding : asAttempt(group.finding);
    findings.push({ ...finding, isSuppressed });
  }
  const raised = await raiseKnown(tx, findings);
  await withdrawAlerts(tx, await listUnfound(tx, rules, at.windows, raised));
}

/** Whether each of its hits is, for its own rule or for the correlation. */
async function isGroupSuppressed(
  tx: Prisma.TransactionClient,
  { suppressor, versions }: AlertContext,
  { rule: { ruleId, versionId } }: CorrelatedRules,
  { hits }: JudgedGroup,
): Promise<boolean> {
  const others = hits.filter(({ suppressionId }) => suppressionId === null);
  if (others.length === 0) return true;
  if (others.length > MOST_SUPPRESSED) return false;
  await versions.load(tx, [versionId]);
  const { names } = versions.factsOf(versionId);
  const found = await suppressor.suppressionsOf(
    tx,
    others.map((hit) => ({ ...hit, ruleId, names })),
  );
  return found.every((id) => id !== null);
}

/** Alerts that this version has raised in the windows, and now no longer finds. */
async function listUnfound(
  tx: Prisma.TransactionClient,
  { rule }: CorrelatedRules,
  windows: TouchedWindows,
  raised: readonly number[],
): Promise<number[]> {
  const parts = [...windows].map(([startMs, values]) => {
    const isGroup =
      values === null
        ? Prisma.empty
        : Prisma.sql`and subject -> 0 ->> 'value' = any(${textArray(values)}::text[])`;
    return Prisma.sql`(window_start = ${instant(startMs)} ${isGroup})`;
  });
  const rows = await tx.$queryRaw<{ id: number }[]>`
    select id from alert
    where detector = 'correlation' and rule_id = ${rule.ruleId}::int4
      and version_id = ${rule.versionId}::int4 and not is_withdrawn
      and (${Prisma.join(parts, " or ")}) and id <> all(${plainArray(raised)}::int4[])`;
  return rows.map(({ id }) => id);
}
