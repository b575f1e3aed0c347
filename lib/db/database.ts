import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "./generated/client";
import { Turns } from "./turns";

/** Two ways into one Postgres: the owner writes, searches run under a role that only reads. */
export interface Database {
  readonly url: string;
  readonly owner: PrismaClient;
  readonly search: PrismaClient;
  /** Who may use a search connection: there are as many places as connections. */
  readonly turns: Turns;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly searchTimeoutMs: number;
  readonly maxSearches?: number;
  readonly maxWriters?: number;
}

/** Connects lazily: nothing is opened before the first question. */
export function openDatabase(url: string, options: DatabaseOptions): Database {
  const owner = new PrismaClient({
    adapter: new PrismaPg({
      connectionString: url,
      max: options.maxWriters ?? 8,
      options: "-c search_path=public -c timezone=UTC -c statement_timeout=0",
    }),
  });
  const maxSearches = options.maxSearches ?? 8;
  const searches = new pg.Pool({
    connectionString: url,
    max: maxSearches,
    options: searchSettings(options.searchTimeoutMs),
    // Where the role could not be made (a managed Postgres may forbid it) searches run as the
    // owner, read-only all the same.
    onConnect: takeSearchRole,
  });
  const search = new PrismaClient({
    adapter: new PrismaPg(searches, { disposeExternalPool: true }),
  });
  return {
    url,
    owner,
    search,
    turns: new Turns(maxSearches),
    async close() {
      await Promise.all([owner.$disconnect(), search.$disconnect()]);
    },
  };
}

/** Before a connection is first used. */
async function takeSearchRole(client: pg.ClientBase): Promise<void> {
  await client.query(
    `select set_config('role', rolname, false) from pg_roles
     where rolname = 'trailglass_search' and pg_has_role(oid, 'member')`,
  );
}

/** Settings of a search connection: whatever the SQL says, it cannot write, wait or run for ever. */
function searchSettings(timeoutMs: number): string {
  return [
    "search_path=public",
    "timezone=UTC",
    "default_transaction_read_only=on",
    `statement_timeout=${timeoutMs}`,
    "lock_timeout=2000",
    "idle_in_transaction_session_timeout=30000",
  ]
    .map((setting) => `-c ${setting}`)
    .join(" ");
}
