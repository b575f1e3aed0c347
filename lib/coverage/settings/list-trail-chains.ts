import { z } from "zod";
import { chainSchema } from "@/lib/api/integrity-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";

const chainsSchema = z.array(chainSchema);

/** Digests of one trail about one account and Region. */
export type TrailChain = z.infer<typeof chainSchema>;

/**
 * The chains of digests that the newest whole runs found, of accounts that the reader may see. A
 * source that has a run of its own and one of everything is told by the newer one.
 */
export async function listTrailChains(reader: Reader): Promise<TrailChain[]> {
  const rows = await ask<{ chains: unknown }>(
    reader,
    Prisma.sql`select chains from (
        select distinct on (coalesce(source_id, 0)) id, summary->'chains' as chains
        from verification_run
        where state = 'done' and from_time is null and to_time is null and summary is not null
        order by coalesce(source_id, 0), id desc) as newest
      order by id`,
  );
  const chains = new Map<string, TrailChain>();
  for (const { chains: found } of rows) {
    const { data = [] } = chainsSchema.safeParse(found);
    for (const chain of data) {
      const { location, account, region, trail, homeRegion, backfill } = chain;
      const name = JSON.stringify([location, account, region, trail, homeRegion, backfill]);
      if (reader.accounts === "all" || reader.accounts.includes(account)) chains.set(name, chain);
    }
  }
  return [...chains.values()];
}
