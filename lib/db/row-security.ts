import type { Database } from "./database";
import type { PrismaClient } from "./generated/client";

const known = new WeakMap<Database, Promise<boolean>>();

/**
 * Whether Postgres itself keeps a reader of some accounts from rows of others: the role for that is
 * there, and conditions on terms may use their index under it. Without the latter each search would
 * read every event of the reader's accounts (docs/decisions/0042).
 */
export function hasRowSecurity(db: Database): Promise<boolean> {
  const before = known.get(db);
  if (before !== undefined) return before;
  const asked = lookUp(db);
  known.set(db, asked);
  asked.catch(() => known.delete(db));
  return asked;
}

async function lookUp({ search }: Database): Promise<boolean> {
  const [row] = await search.$queryRaw<{ on: boolean }[]>`
    select exists (
        select from pg_roles
        where rolname = 'trailglass_scoped' and pg_has_role(session_user, oid, 'member'))
      and (
        select bool_and(proleakproof) from pg_proc
        where oid in ('arraycontains(anyarray, anyarray)'::regprocedure,
          'arrayoverlap(anyarray, anyarray)'::regprocedure)) as on`;
  return row?.on === true;
}

/**
 * Until the end of the transaction only rows of these accounts are there. Whoever sets no accounts
 * under that role sees none.
 */
export function narrowTo(search: PrismaClient, accounts: readonly string[]) {
  return search.$queryRaw`
    select set_config('trailglass.accounts', ${accounts.join(",")}, true),
      set_config('role', 'trailglass_scoped', true)`;
}
