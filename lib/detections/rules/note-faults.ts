import type { Prisma } from "@/lib/db/generated/client";
import { postgresText } from "@/lib/db/postgres-text";

type Transaction = Pick<Prisma.TransactionClient, "$executeRaw">;

/** Under this name `detector_state` tells of rules that broke down over an event. */
const MATCHING = "matching";

/** Notes rules that broke down, by id, each with its last reason. The events are indexed all the same. */
export async function noteFaults(
  tx: Transaction,
  faults: ReadonlyMap<number, string>,
): Promise<void> {
  if (faults.size === 0) return;
  const reasons = Object.fromEntries(
    [...faults].map(([ruleId, reason]) => [ruleId, postgresText(reason)]),
  );
  await tx.$executeRaw`
    insert into detector_state as s (name, problem, detail)
    values (${MATCHING}, 'Rules broke down over events, which may be hits that are missing.',
      ${JSON.stringify(reasons)}::jsonb)
    on conflict (name) do update
    set problem = excluded.problem, detail = s.detail || excluded.detail, updated_at = now()`;
}

/** After a change of what runs: what is noted from then on is about the new rules. */
export async function forgetFaults(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    update detector_state set problem = null, detail = '{}', updated_at = now()
    where name = ${MATCHING} and problem is not null`;
}
