import pg from "pg";
import type { PrismaClient } from "@/lib/db/generated/client";
import { PRESENCE_LOCK } from "@/lib/db/locks";

/**
 * A worker's sign of life: a session lock that Postgres itself drops when the worker's connection
 * ends, however it ends. So a killed worker's files are free at once, without waiting for a lease.
 */
export class Presence {
  private client: pg.Client | null = null;

  constructor(
    private readonly url: string,
    private readonly name: string,
  ) {}

  get isHeld(): boolean {
    return this.client !== null;
  }

  /**
   * Takes the lock, or takes it again after the connection was lost. Claims from before are given
   * back: their work ended with the connections, or will find its lease gone.
   */
  async hold(): Promise<void> {
    if (this.client) return;
    const client = new pg.Client({ connectionString: this.url, keepAlive: true });
    client.on("error", () => this.drop(client));
    client.on("end", () => this.drop(client));
    try {
      await client.connect();
      await this.register(client);
    } catch (error) {
      // Half a presence would keep the lock, and the next try would wait for it for ever.
      await client.end().catch(() => {});
      throw error;
    }
    this.client = client;
  }

  async release(): Promise<void> {
    const client = this.client;
    this.client = null;
    await client?.query("delete from worker where name = $1", [this.name]).catch(() => {});
    await client?.end().catch(() => {});
  }

  private async register(client: pg.Client): Promise<void> {
    await client.query("select pg_advisory_lock($1, hashtext($2))", [PRESENCE_LOCK, this.name]);
    await client.query(
      "insert into worker (name) values ($1) on conflict (name) do update set started_at = now(), seen_at = now()",
      [this.name],
    );
    await client.query(
      `update log_file
       set state = 'pending', attempts = greatest(attempts - 1, 0), reason = 'interrupted',
         lease_token = null, lease_until = null, worker = null
       where state = 'leased' and worker = $1`,
      [this.name],
    );
    await client.query(
      `update log_source set rescan = true, listing_by = null, listing_until = null
       where listing_by = $1`,
      [this.name],
    );
  }

  private drop(client: pg.Client): void {
    if (this.client === client) this.client = null;
  }
}

/**
 * Frees what dead workers held: their rows, the listings they had begun, and the claims of files.
 * A claim whose worker died `maxCrashes` times is no accident: the file goes into quarantine.
 * @returns number of files freed
 */
export async function freeDeadClaims(db: PrismaClient, maxCrashes: number): Promise<number> {
  return db.$executeRaw`
    with alive as (
      select objid from pg_locks
      where locktype = 'advisory' and classid = ${PRESENCE_LOCK}::int4::oid and granted
        and database = (select oid from pg_database where datname = current_database())),
    dead as (
      delete from worker w where seen_at < now() - interval '2 seconds'
        and hashtext(w.name)::oid not in (select objid from alive) returning name),
    unlisted as (
      update log_source set rescan = true, listing_by = null, listing_until = null
      where listing_by is not null and hashtext(listing_by)::oid not in (select objid from alive))
    update log_file f
    set state = case when attempts >= ${maxCrashes} then 'quarantined' else 'pending' end,
      reason = case when attempts >= ${maxCrashes} then 'crashes-worker' else 'worker-died' end,
      detail = case when attempts >= ${maxCrashes}
        then 'Every worker that read this file died. It is left alone until it is retried by hand.'
        else 'The worker that read this file ended; another one takes over.' end,
      finished_at = case when attempts >= ${maxCrashes} then now() end,
      lease_token = null, lease_until = null, worker = null
    where state = 'leased'
      and (lease_until < now() or hashtext(f.worker)::oid not in (select objid from alive))`;
}
