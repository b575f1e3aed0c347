import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import pg from "pg";
import type { HuntPurpose } from "@/lib/api/hunt-contract";
import type { Database } from "@/lib/db/database";
import { HUNT_LOCK } from "@/lib/db/locks";

/** A hunt whose workers died this often is left alone. */
const MOST_CLAIMS = 4;

/** A hunt that this process alone works on, for as long as it holds it. */
export interface HuntClaim {
  readonly huntId: number;
  /** Stands in the row: whoever finds another one there has lost the hunt. */
  readonly worker: string;
  /** Fires when the connection that holds the claim is lost: somebody else may go on by now. */
  readonly lost: AbortSignal;
  /** Lets go of the hunt; one that has not ended goes on where another claims it. */
  release(): Promise<void>;
}

/**
 * Takes the oldest hunt of a purpose that nobody works on: one that waits, or one whose worker died.
 * The claim is a session lock, which Postgres drops with the connection, however that ends. Null when
 * there is none.
 * @param only this hunt and no other
 */
export async function claimHunt(
  db: Database,
  purpose: HuntPurpose,
  only: number | null = null,
): Promise<HuntClaim | null> {
  const open = await db.owner.$queryRaw<{ id: number }[]>`
    select id from hunt
    where state in ('waiting', 'running') and purpose = ${purpose}
      and (${only}::int4 is null or id = ${only}::int4)
    order by id`;
  if (open.length === 0) return null;
  const client = new pg.Client({ connectionString: db.url, keepAlive: true });
  const lost = new AbortController();
  client.on("error", () => lost.abort());
  client.on("end", () => lost.abort());
  const release = async () => {
    await client.end().catch(() => {});
  };
  try {
    await client.connect();
    for (const { id } of open) {
      const worker = await tryHunt(client, id);
      if (worker !== null) return { huntId: id, worker, lost: lost.signal, release };
    }
  } catch (error) {
    await release();
    throw error;
  }
  await release();
  return null;
}

/** @returns the name under which the hunt is held; null when it is not to be had */
async function tryHunt(client: pg.Client, id: number): Promise<string | null> {
  const locked = await client.query<{ held: boolean }>(
    "select pg_try_advisory_lock($1::int4, $2::int4) as held",
    [HUNT_LOCK, id],
  );
  if (!locked.rows[0]?.held) return null;
  const worker = `${hostname()}-${process.pid}-${randomUUID()}`;
  const { rows } = await client.query<{ state: string }>(
    `update hunt set state = case when claims < $3 then 'running' else 'failed' end,
       worker = $2, claims = claims + 1, started_at = coalesce(started_at, now()),
       asof = coalesce(asof, (select coalesce(max(seq), 0) from log_file)),
       finished_at = case when claims < $3 then null else now() end,
       problem = case when claims < $3 then problem
         else 'Every worker that took up this hunt ended without finishing it. It is left alone.' end
     where id = $1 and state in ('waiting', 'running') returning state`,
    [id, worker, MOST_CLAIMS],
  );
  if (rows[0]?.state === "running") return worker;
  await client.query("select pg_advisory_unlock($1::int4, $2::int4)", [HUNT_LOCK, id]);
  return null;
}
