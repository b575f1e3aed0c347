import type { Lineage } from "@/lib/api/lineage-contract";
import type { Reader } from "@/lib/auth/reader";
import { plainArray, textArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";

const HOUR_MS = 3_600_000;

/** Something that would have to be indexed to know more. */
export interface Gap {
  readonly node: string;
  readonly what: string;
  readonly account: string | null;
  /** When it must have been; null when that is not known. */
  readonly atMs: number | null;
}

/**
 * Gaps with whether files of their account and hour are indexed, or a verified digest speaks for it;
 * null where nobody can tell.
 */
export async function findMissing(
  reader: Reader,
  gaps: readonly Gap[],
): Promise<Lineage["missing"]> {
  const told = gaps.map((gap) => ({ ...gap, hour: hourOf(reader, gap) }));
  const asked = told.filter(({ hour }) => hour !== null);
  const covered = new Set(
    asked.length === 0
      ? []
      : (
          await ask<{ account: string; hour: number }>(
            reader,
            Prisma.sql`select distinct w.account, w.hour from unnest(
                ${textArray(asked.map(({ account }) => account ?? ""))}::text[],
                ${plainArray(asked.map(({ hour }) => hour))}::float8[]) as w(account, hour)
              join account a on a.value = w.account
              where exists (select from coverage_hour c where c.account_id = a.id
                  and c.family <> 'digest' and c.hour = to_timestamp(w.hour * 3600))
                or exists (select from digest_window d where d.account_id = a.id
                  and d.state = 'verified' and not d.backfill
                  and d.starts_at < to_timestamp((w.hour + 1) * 3600)
                  and d.ends_at > to_timestamp(w.hour * 3600))`,
          )
        ).map(({ account, hour }) => `${account} ${hour}`),
  );
  return told.map(({ node, what, account, atMs, hour }) => ({
    node,
    what,
    account,
    fromMs: atMs,
    toMs: atMs === null ? null : atMs + 1,
    isCovered: hour === null ? null : covered.has(`${account} ${hour}`),
  }));
}

function hourOf({ accounts }: Reader, { account, atMs }: Gap): number | null {
  if (atMs === null || account === null) return null;
  return accounts === "all" || accounts.includes(account) ? Math.floor(atMs / HOUR_MS) : null;
}
