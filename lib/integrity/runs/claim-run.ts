import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import pg from "pg";
import type { Database } from "@/lib/db/database";
import { VERIFICATION_LOCK } from "@/lib/db/locks";

/** A run whose workers died this often without getting on is left alone. */
const MOST_CLAIMS = 4;

/** A run that this process alone works on, for as long as it holds it. */
export interface RunClaim {
  readonly runId: number;
  /** Stands in the row: whoever finds another one there has lost the run. */
  readonly worker: string;
  readonly reread: boolean;
  readonly sourceId: number | null;
  readonly fromMs: number | null;
  readonly toMs: number | null;
  readonly asof: number;
  /** Fires when the connection that holds the claim is lost: somebody else may go on by now. */
  readonly lost: AbortSignal;
  /** Lets go of the run; one that has not ended goes on where another claims it. */
  release(): Promise<void>;
}

/**
 * Takes the oldest run that nobody works on: one that waits, or one whose worker died. The claim is a
 * session lock, which Postgres drops with the connection, however that ends. Null when there is none.
 * @param only this run and no other
 */
export async function claimRun(db: Database, only: number | null = null): Promise<RunClaim | null> {
  const open = await db.owner.$queryRaw<{ id: number }[]>`
    select id from verification_run
    where state in ('waiting', 'running') and (${only}::int4 is null or id = ${only}::int4)
    order by id`;
  if (open.length === 0) return null;
  const client = new pg.Client({ connectionString: db.url, keepAlive: true });
  const lost = new AbortController();
  client.on("error", () => lost.abort());
  client.on("end", () => lost.abort());
  try {
    await client.connect();
    for (const { id } of open) {
      const run = await tryRun(client, id);
      if (!run) continue;
      const release = async () => {
        await client.end().catch(() => {});
      };
      return { ...run, lost: lost.signal, release };
    }
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
  await client.end();
  return null;
}

async function tryRun(client: pg.Client, id: number) {
  const locked = await client.query<{ held: boolean }>(
    "select pg_try_advisory_lock($1::int4, $2::int4) as held",
    [VERIFICATION_LOCK, id],
  );
  if (!locked.rows[0]?.held) return null;
  const worker = `${hostname()}-${process.pid}-${randomUUID()}`;
  const { rows } = await client.query<ClaimRow>(
    `update verification_run set state = case when claims < $3 then 'running' else 'failed' end,
       worker = $2, claims = claims + 1, started_at = coalesce(started_at, now()),
       asof = coalesce(asof, (select coalesce(max(seq), 0) from log_file)),
       finished_at = case when claims < $3 then null else now() end,
       problem = case when claims < $3 then problem
         else 'Every worker that took up this run ended without getting on. It is left alone.' end
     where id = $1 and state in ('waiting', 'running')
     returning state, reread, source_id as "sourceId", asof,
       extract(epoch from from_time)::float8 * 1000 as "fromMs",
       extract(epoch from to_time)::float8 * 1000 as "toMs"`,
    [id, worker, MOST_CLAIMS],
  );
  const [row] = rows;
  if (row?.state === "running") return { runId: id, worker, ...row };
  await client.query("select pg_advisory_unlock($1::int4, $2::int4)", [VERIFICATION_LOCK, id]);
  return null;
}

interface ClaimRow extends Pick<RunClaim, "reread" | "sourceId" | "fromMs" | "toMs" | "asof"> {
  readonly state: string;
}
