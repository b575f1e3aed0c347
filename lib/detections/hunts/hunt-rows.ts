import type { HuntRow } from "@/lib/api/hunt-contract";
import type { Reader } from "@/lib/auth/reader";
import { textArray } from "@/lib/db/array-literal";
import { Prisma } from "@/lib/db/generated/client";

type Count = "candidates" | "candidatesDone" | "hits";

/** A hunt as it is stored. */
export interface StoredHuntRow
  extends Omit<HuntRow, Count | "secondsLeft">,
    Readonly<Record<Count, bigint>> {
  /** Since a worker began. */
  readonly seconds: number | null;
}

/** The columns of StoredHuntRow, from `hunt h` and `rule_version v`. */
export const HUNT_COLUMNS = Prisma.sql`h.id, h.purpose, h.state, v.rule_id as "ruleId", v.title,
  h.accounts, h.reads_all as "readsAll", h.candidates, h.candidates_done as "candidatesDone", h.hits,
  h.problem, h.started_by as "startedBy",
  extract(epoch from now() - h.started_at)::float8 as seconds,
  extract(epoch from h.from_time)::float8 * 1000 as "fromMs",
  extract(epoch from h.to_time)::float8 * 1000 as "toMs",
  extract(epoch from h.requested_at)::float8 * 1000 as "requestedAtMs",
  extract(epoch from h.started_at)::float8 * 1000 as "startedAtMs",
  extract(epoch from h.finished_at)::float8 * 1000 as "finishedAtMs"`;

/** SQL over `hunt h`: it looks only at accounts that the reader may see. */
export function isHuntInScope({ accounts }: Reader): Prisma.Sql {
  if (accounts === "all") return Prisma.sql`true`;
  return Prisma.sql`h.accounts <> '{}' and h.accounts <@ ${textArray(accounts)}::text[]`;
}

export function toHuntRow({ seconds, ...row }: StoredHuntRow): HuntRow {
  const [candidates, candidatesDone] = [Number(row.candidates), Number(row.candidatesDone)];
  const isKnown = row.state === "running" && seconds !== null && candidatesDone > 0;
  const left = isKnown ? (seconds * (candidates - candidatesDone)) / candidatesDone : null;
  return {
    ...row,
    candidates,
    candidatesDone,
    hits: Number(row.hits),
    secondsLeft: left === null ? null : Math.max(0, Math.round(left)),
  };
}
