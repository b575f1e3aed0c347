import { setMaxListeners } from "node:events";
import type { Database } from "@/lib/db/database";
import { AppError } from "@/lib/errors";
import { mayDo, type Permission, type Role } from "./role";

/**
 * Who asks, as far as data is concerned: a way into the database, a role and the accounts that may
 * be seen. Every question about data takes one as its first argument.
 */
export interface Reader {
  readonly db: Database;
  /** The id of the person, for what is kept or recorded. */
  readonly actor: string;
  readonly role: Role;
  /** Dictionary values of the accounts in scope, or all there are and will be. */
  readonly accounts: "all" | readonly string[];
  /** Ends the question early: a page that was left, a client that hung up. */
  readonly signal?: AbortSignal;
}

/** The person that the command line and the worker act as: whoever runs them holds the database. */
export const LOCAL_PERSON = "local";

/** The reader that sees everything: for the command line and the worker. */
export function openReader(db: Database, signal?: AbortSignal): Reader {
  // One page asks many questions at once, and each listens for its end.
  if (signal) setMaxListeners(0, signal);
  return { db, actor: LOCAL_PERSON, role: "admin", accounts: "all", ...(signal && { signal }) };
}

/** Throws AppError `forbidden` unless the reader's role allows the work. */
export function assertMay(reader: Reader, permission: Permission): void {
  if (mayDo(reader.role, permission)) return;
  throw new AppError("forbidden", `Your role, ${reader.role}, does not allow this.`);
}
