import type { z } from "zod";
import type { AlertCount, alertCountParamsSchema } from "@/lib/api/alert-contract";
import { ALERT_LEVELS } from "@/lib/api/alert-words";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { alertConditions, allBut } from "./alert-filter";
import { LEVEL_RANK } from "./alert-rows";

/** How many alerts a filter finds; asked on every page for the open ones, and for what is new. */
export async function countAlerts(
  reader: Reader,
  asked: z.output<typeof alertCountParamsSchema>,
  nowMs: number,
): Promise<AlertCount> {
  const where = allBut(await alertConditions(reader, asked, nowMs));
  const urgent = ALERT_LEVELS.indexOf("medium") + 1;
  const [row] = await ask<{ count: number; urgent: number; rank: number | null }>(
    reader,
    Prisma.sql`select count(*)::int4 as count, max(${LEVEL_RANK}) as rank,
        count(*) filter (where ${LEVEL_RANK} >= ${urgent}::int4)::int4 as urgent
      from alert a where ${where}`,
  );
  const rank = row?.rank ?? null;
  return {
    count: row?.count ?? 0,
    urgent: row?.urgent ?? 0,
    worst: rank === null ? null : (ALERT_LEVELS[rank - 1] ?? null),
  };
}
