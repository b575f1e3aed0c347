import type { Hunt } from "@/lib/api/hunt-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { HUNT_COLUMNS, isHuntInScope, type StoredHuntRow, toHuntRow } from "./hunt-rows";
import { HuntTally } from "./hunt-tally";

interface StoredRow extends StoredHuntRow {
  readonly days: unknown;
  readonly samples: unknown;
}

/**
 * One hunt, how far it is and what it found. Throws AppError `not_found`, which does not tell "no such
 * hunt" from "not yours to see".
 */
export async function getHunt(reader: Reader, id: number): Promise<Hunt> {
  const [row] = await ask<StoredRow>(
    reader,
    Prisma.sql`select ${HUNT_COLUMNS}, h.days, h.samples from hunt h
      left join rule_version v on v.id = h.version_id
      where h.id = ${id}::int4 and ${isHuntInScope(reader)}`,
  );
  if (!row) throw new AppError("not_found", `There is no hunt ${id}.`);
  const { days, samples, ...hunt } = row;
  const tally = HuntTally.from(Number(hunt.hits), days, samples);
  return { ...toHuntRow(hunt), days: tally.toDays(), samples: tally.toSamples() };
}
