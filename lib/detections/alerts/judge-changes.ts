import { plainArray, textArray } from "@/lib/db/array-literal";
import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql-instant";
import { isPassing } from "@/lib/db/sql-state";
import type { Changes, Detector, JudgedScope } from "@/lib/detections/detectors/detector";
import { raiseAlerts } from "./raise-alert";
import { withdrawAlerts } from "./withdraw-alerts";

/** Days of principals, and hours of accounts, that are judged in one transaction. */
const MOST_DAYS = 500;
const MOST_HOURS = 500;

/** Whether sums have changed that detectors have not looked at. */
export async function hasChanges(tx: Pick<Prisma.TransactionClient, "$queryRaw">) {
  const [row] = await tx.$queryRaw<{ some: boolean }[]>`
    select exists (select from changed_day) or exists (select from changed_hour) as some`;
  return row?.some ?? false;
}

/**
 * Has every detector judge anew what has changed, makes alerts of what they find, and withdraws those
 * that are no longer found. A detector that breaks down says so in its state and holds up no other.
 */
export async function judgeChanges(
  tx: Prisma.TransactionClient,
  detectors: readonly Detector[],
  nowMs: number,
): Promise<void> {
  const changes = await takeChanges(tx);
  if (changes.days.length + changes.hours.length === 0) return;
  for (const detector of detectors) await judge(tx, detector, changes, nowMs);
}

async function judge(
  tx: Prisma.TransactionClient,
  { name, detect }: Detector,
  changes: Changes,
  nowMs: number,
): Promise<void> {
  await tx.$executeRaw`savepoint detector`;
  try {
    const { scopes, findings } = await detect(tx, changes, { nowMs });
    const raised = await raiseAlerts(tx, findings);
    await withdrawAlerts(tx, await listUnfound(tx, name, scopes, raised));
  } catch (error) {
    if (isPassing(error)) throw error;
    await tx.$executeRaw`rollback to savepoint detector`;
    await noteProblem(tx, name, error instanceof Error ? error.message : String(error));
  }
}

/** Waits for files that are about to change the same sums again, and then sees what they wrote. */
async function takeChanges(tx: Prisma.TransactionClient): Promise<Changes> {
  const days = await tx.$queryRaw<Changes["days"][number][]>`
    with taken as (
      select account_id, principal_id, day from changed_day
      order by 1, 2, 3 limit ${MOST_DAYS} for update)
    delete from changed_day d using taken t
    where (d.account_id, d.principal_id, d.day) = (t.account_id, t.principal_id, t.day)
    returning d.account_id as "accountId", d.principal_id as "principalId",
      extract(epoch from d.day)::float8 * 1000 as "dayMs"`;
  const hours = await tx.$queryRaw<Changes["hours"][number][]>`
    with taken as (
      select account_id, hour from changed_hour order by 1, 2 limit ${MOST_HOURS} for update)
    delete from changed_hour h using taken t
    where (h.account_id, h.hour) = (t.account_id, t.hour)
    returning h.account_id as "accountId", extract(epoch from h.hour)::float8 * 1000 as "hourMs"`;
  return { days, hours };
}

async function listUnfound(
  tx: Prisma.TransactionClient,
  detector: string,
  scopes: readonly JudgedScope[],
  raised: readonly number[],
): Promise<number[]> {
  if (scopes.length === 0) return [];
  const parts = scopes.map(({ accountId, fromMs, toMs, principals }) => {
    const isBefore = Number.isFinite(toMs)
      ? Prisma.sql`and window_start < ${instant(toMs)}`
      : Prisma.empty;
    const isOf =
      principals === null
        ? Prisma.empty
        : Prisma.sql`and exists (select from jsonb_array_elements(subject) as p
            where p ->> 'field' = 'ct.principal'
              and p ->> 'value' = any(${textArray(principals)}::text[]))`;
    return Prisma.sql`(account_ids @> ${plainArray([accountId])}::int4[]
      and window_start >= ${instant(fromMs)} ${isBefore} ${isOf})`;
  });
  const rows = await tx.$queryRaw<{ id: number }[]>`
    select id from alert where detector = ${detector} and not is_withdrawn
      and (${Prisma.join(parts, " or ")}) and id <> all(${plainArray(raised)}::int4[])`;
  return rows.map(({ id }) => id);
}

async function noteProblem(tx: Prisma.TransactionClient, name: string, problem: string) {
  await tx.$executeRaw`
    insert into detector_state (name, problem) values (${name}, ${problem.slice(0, 2_000)})
    on conflict (name) do update set problem = excluded.problem, updated_at = now()`;
}
