import type { Profile } from "@/lib/api/profile-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import type { ProfileRows } from "./profile-rows";

interface ShapeRow {
  readonly outcome: string;
  readonly mfa: string;
  readonly events: bigint;
}

/** How the events of a period ended, and how many were made with MFA. */
export async function countTotals(
  reader: Reader,
  rows: ProfileRows,
): Promise<Pick<Profile, "counts" | "mfa">> {
  const found = await ask<ShapeRow>(
    reader,
    Prisma.sql`with ${rows.seen} select d.outcome, d.mfa, sum(r.count)::int8 as events
      from (${rows.of("shape_id")}) as r join shape d on d.id = r.value_id group by 1, 2`,
  );
  const sum = (fits: (row: ShapeRow) => boolean) =>
    found.reduce((total, row) => total + (fits(row) ? Number(row.events) : 0), 0);
  const success = sum(({ outcome }) => outcome === "success");
  const denied = sum(({ outcome }) => outcome === "denied");
  const errors = sum(({ outcome }) => outcome === "error");
  const events = sum(() => true);
  const yes = sum(({ mfa }) => mfa === "true");
  const no = sum(({ mfa }) => mfa === "false");
  return {
    counts: { events, success, denied, errors, unknown: events - success - denied - errors },
    mfa: { yes, no, unknown: events - yes - no },
  };
}
