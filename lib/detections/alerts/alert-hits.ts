import { plainArray } from "@/lib/db/array-literal";
import { Prisma } from "@/lib/db/generated/client";
import type { AlertContext } from "./alert-context";
import { type HitState, writeHitState } from "./detector-state";
import { groupHits, type HitGroup } from "./group-hits";
import { HIT_COLUMNS, type HitRow } from "./hit-rows";
import { measureAlerts } from "./measure-alerts";
import { openAlerts } from "./open-alerts";
import { withdrawAlerts } from "./withdraw-alerts";
import { writeAlerts } from "./write-alerts";

/** Under this name is kept which hits have been turned into alerts. */
export const HITS = "hits";

/** Turns the next hits into alerts of their rules. Rules that only serve correlations raise none. */
export async function alertHits(
  tx: Prisma.TransactionClient,
  context: AlertContext,
  state: HitState,
): Promise<void> {
  const ids = await listIds(tx, state.hitId, context.pageSize);
  const last = ids.at(-1);
  if (last === undefined) return;
  const hits = await readRecordsOfActions(tx, ids, last);
  await context.versions.load(
    tx,
    hits.map(({ versionId }) => versionId),
  );
  const pageIds = new Set(ids);
  await markSuppressed(
    tx,
    context,
    hits.filter(({ id }) => pageIds.has(id)),
  );
  const silent = silentRules(context);
  const groups = groupHits(
    hits.filter(({ ruleId }) => !silent.has(ruleId)),
    (versionId) => context.versions.factsOf(versionId),
  );
  await alertGroups(tx, context, groups);
  await writeHitState(tx, HITS, { ...state, hitId: last });
}

async function listIds(
  tx: Prisma.TransactionClient,
  after: bigint,
  limit: number,
): Promise<bigint[]> {
  const rows = await tx.$queryRaw<{ id: bigint }[]>`
    select id from rule_hit where id > ${after} order by id limit ${limit}`;
  return rows.map(({ id }) => id);
}

/** The hits, and those seen before that are records of the same actions. */
function readRecordsOfActions(
  tx: Prisma.TransactionClient,
  ids: readonly bigint[],
  last: bigint,
): Promise<HitRow[]> {
  const asked = Prisma.sql`${plainArray(ids.map(String))}::int8[]`;
  return tx.$queryRaw<HitRow[]>`
    select ${HIT_COLUMNS} from rule_hit h
    where h.id <= ${last} and h.id in (
      select o.id from rule_hit p join rule_hit o on o.account_id = p.account_id
        and o.event_id = p.event_id and o.content_hash = p.content_hash and o.rule_id = p.rule_id
      where p.id = any(${asked})
      union all
      select o.id from rule_hit p join rule_hit o on o.shared_event_id = p.shared_event_id
        and o.rule_id = p.rule_id
      where p.id = any(${asked}))`;
}

async function markSuppressed(
  tx: Prisma.TransactionClient,
  { suppressor, versions }: AlertContext,
  hits: readonly HitRow[],
): Promise<void> {
  const named = hits.map((hit) => ({ ...hit, names: versions.factsOf(hit.versionId).names }));
  const suppressions = await suppressor.suppressionsOf(tx, named);
  const marked = hits.flatMap(({ id }, at) => {
    const suppressionId = suppressions[at] ?? null;
    return suppressionId === null ? [] : [{ id, suppressionId }];
  });
  if (marked.length === 0) return;
  await tx.$executeRaw`
    update rule_hit set suppression_id = b.suppression_id
    from unnest(${plainArray(marked.map(({ id }) => String(id)))}::int8[],
      ${plainArray(marked.map(({ suppressionId }) => suppressionId))}::int4[])
      as b(id, suppression_id)
    where rule_hit.id = b.id`;
}

function silentRules({ active }: AlertContext): ReadonlySet<number> {
  return new Set([...active.set.silent].flatMap((key) => active.rules.get(key)?.ruleId ?? []));
}

async function alertGroups(
  tx: Prisma.TransactionClient,
  { versions }: AlertContext,
  groups: readonly HitGroup[],
): Promise<void> {
  const alertIds = await openAlerts(
    tx,
    groups.map(({ identity }) => identity),
  );
  const moved = groups.flatMap(({ hits }, at) => {
    const alertId = alertIds[at];
    if (alertId === undefined) return [];
    return hits.flatMap((hit) => (hit.alertId === alertId ? [] : [{ ...hit, to: alertId }]));
  });
  if (moved.length === 0) return;
  await tx.$executeRaw`
    update rule_hit set alert_id = b.alert_id
    from unnest(${plainArray(moved.map(({ id }) => String(id)))}::int8[],
      ${plainArray(moved.map(({ to }) => to))}::int4[]) as b(id, alert_id)
    where rule_hit.id = b.id`;
  const touched = new Set(
    moved.flatMap(({ to, alertId }) => (alertId === null ? to : [to, alertId])),
  );
  const figures = await measureAlerts(tx, versions, [...touched]);
  for (const { alertId } of figures) touched.delete(alertId);
  await writeAlerts(tx, figures);
  await withdrawAlerts(tx, [...touched]);
}
