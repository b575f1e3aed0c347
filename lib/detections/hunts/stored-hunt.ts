import type { HuntPurpose } from "@/lib/api/hunt-contract";
import type { PrismaClient } from "@/lib/db/generated/client";
import { type EventCursor, parseCursor, printCursor } from "@/lib/events/event-cursor";
import type { HuntClaim } from "./claim-hunt";
import { HuntTally } from "./hunt-tally";

/** The hunt is somebody else's by now, or has ended: nothing more of it is written here. */
export class HuntLostError extends Error {
  override readonly name = "HuntLostError";
}

/** A hunt as whoever works on it must know it. */
export interface StoredHunt {
  readonly text: string;
  readonly versionId: number | null;
  readonly purpose: HuntPurpose;
  readonly fromMs: number | null;
  readonly toMs: number | null;
  /** Empty: all. */
  readonly accounts: readonly string[];
  readonly asof: number;
  /** Null until the events that come into question were counted. */
  readonly candidates: number | null;
}

/** How far a hunt is. */
export interface HuntProgress {
  /** The last event that was looked at, newest first; null: none was. */
  readonly reached: EventCursor | null;
  readonly candidatesDone: number;
  readonly tally: HuntTally;
}

interface Row extends Omit<StoredHunt, "candidates"> {
  readonly candidates: bigint;
  readonly reached: string | null;
  readonly candidatesDone: bigint;
  readonly hits: bigint;
  readonly days: unknown;
  readonly samples: unknown;
}

/** What is to be done, and what of it was done before. Throws HuntLostError. */
export async function readHunt(
  db: PrismaClient,
  { huntId, worker }: HuntClaim,
): Promise<{ readonly hunt: StoredHunt; readonly progress: HuntProgress }> {
  const [row] = await db.$queryRaw<Row[]>`
    select text, version_id as "versionId", purpose, accounts, asof, reached, candidates,
      candidates_done as "candidatesDone", hits, days, samples,
      extract(epoch from from_time)::float8 * 1000 as "fromMs",
      extract(epoch from to_time)::float8 * 1000 as "toMs"
    from hunt where id = ${huntId}::int4 and worker = ${worker} and state = 'running'`;
  if (!row) throw new HuntLostError(`Hunt ${huntId} is not ours`);
  const { reached, candidatesDone, hits, days, samples, candidates, ...hunt } = row;
  return {
    hunt: { ...hunt, candidates: candidates > 0n ? Number(candidates) : null },
    progress: {
      reached: reached === null ? null : parseCursor(reached),
      candidatesDone: Number(candidatesDone),
      tally: HuntTally.from(Number(hits), days, samples),
    },
  };
}

/** Keeps how many events come into question. Throws HuntLostError. */
export async function writePlan(
  db: PrismaClient,
  claim: HuntClaim,
  candidates: number,
  readsAll: boolean,
): Promise<void> {
  assertHeld(
    claim,
    await db.$executeRaw`
      update hunt set candidates = ${candidates}::int8, reads_all = ${readsAll}
      where id = ${claim.huntId}::int4 and worker = ${claim.worker} and state = 'running'`,
  );
}

/** Keeps how far a hunt is: whoever takes it over goes on from there. Throws HuntLostError. */
export async function writeProgress(
  db: PrismaClient,
  claim: HuntClaim,
  { reached, candidatesDone, tally }: HuntProgress,
): Promise<void> {
  const { hits, days, samples } = tally.toJson();
  assertHeld(
    claim,
    await db.$executeRaw`
      update hunt set reached = ${reached && printCursor(exact(reached))}, claims = 1,
        candidates_done = ${candidatesDone}::int8,
        candidates = greatest(candidates, ${candidatesDone}::int8),
        hits = ${hits}::int8, days = ${days}::jsonb, samples = ${samples}::jsonb
      where id = ${claim.huntId}::int4 and worker = ${claim.worker} and state = 'running'`,
  );
}

/** Times have microseconds at most; what a sum of fractions left over is none. */
function exact({ timeMs, ...key }: EventCursor): EventCursor {
  return { ...key, timeMs: timeMs === null ? null : Math.round(timeMs * 1_000) / 1_000 };
}

function assertHeld({ huntId }: HuntClaim, rows: number): void {
  if (rows === 0) throw new HuntLostError(`Hunt ${huntId} is not ours`);
}
