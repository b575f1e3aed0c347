import type { Hunts } from "@/lib/api/hunt-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { HUNT_COLUMNS, isHuntInScope, type StoredHuntRow, toHuntRow } from "./hunt-rows";

const MOST = 100;

/** The newest hunts that the reader may see, and whether one over all rules is due. */
export async function listHunts(reader: Reader): Promise<Hunts> {
  const rows = await ask<StoredHuntRow>(
    reader,
    Prisma.sql`select ${HUNT_COLUMNS} from hunt h left join rule_version v on v.id = h.version_id
      where ${isHuntInScope(reader)} order by h.id desc limit ${MOST}`,
  );
  const [untried] = await ask<unknown>(
    reader,
    Prisma.sql`select 1 from log_file where rule_revision is null and events > 0
      and seq <= (select seq from rule_revision order by id limit 1) limit 1`,
  );
  return { hunts: rows.map(toHuntRow), hasUntried: untried !== undefined };
}
