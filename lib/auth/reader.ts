import { setMaxListeners } from "node:events";
import type { Database } from "@/lib/db/database";

/**
 * Who asks, as far as data is concerned: a way into the database and the accounts that may be seen.
 * Every question about data takes one as its first argument, so roles change this room alone.
 */
export interface Reader {
  readonly db: Database;
  /** Who it is, for what is kept or recorded: one name while there is no sign-in. */
  readonly actor: string;
  /** Dictionary values of the accounts in scope; `"all"` while no roles exist. */
  readonly accounts: "all" | readonly string[];
  /** Ends the question early: a page that was left, a client that hung up. */
  readonly signal?: AbortSignal;
}

/** The reader that sees everything: until sign-in exists, and for the command line. */
export function openReader(db: Database, signal?: AbortSignal): Reader {
  // One page asks many questions at once, and each listens for its end.
  if (signal) setMaxListeners(0, signal);
  return { db, actor: "local", accounts: "all", ...(signal && { signal }) };
}
