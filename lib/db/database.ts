import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "./generated/client";

/** Two ways into one Postgres: the owner writes, searches run under a role that only reads. */
export interface Database {
  readonly url: string;
  readonly owner: PrismaClient;
  readonly search: PrismaClient;
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
  const search = new PrismaClient({
    adapter: new PrismaPg({
      connectionString: url,
      max: options.maxSearches ?? 8,
      options: searchSettings(options.searchTimeoutMs),
    }),
  });
  return {
    url,
    owner,
    search,
    async close() {
      await Promise.all([owner.$disconnect(), search.$disconnect()]);
    },
  };
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
    "role=trailglass_search",
  ]
    .map((setting) => `-c ${setting}`)
    .join(" ");
}
