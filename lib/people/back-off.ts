import { createHash } from "node:crypto";
import type { Database } from "@/lib/db/database";
import { AppError } from "@/lib/errors";

/**
 * Attempts for one name, whoever makes them and wherever from: the fifth in a row begins a wait of
 * 15 s, which doubles to a quarter of an hour. Kept in the database for all web servers, and for
 * names that nobody has, so that a wait does not tell who exists.
 */
const FREE_ATTEMPTS = 4;
const FIRST_WAIT_S = 15;
const LONGEST_WAIT_S = 900;

/**
 * Counts an attempt before it is looked at: of many at once no more than the free ones get through.
 * Throws AppError `too_many` while the name has to wait.
 */
export async function countAttempt(db: Database, name: string): Promise<void> {
  const key = keyOf(name);
  const counted = await db.owner.$queryRaw<{ failures: number }[]>`
    insert into sign_in_failure as kept (name_hash, failures) values (${key}, 1)
    on conflict (name_hash) do update set
      failures = case when kept.failed_at < now() - interval '1 day' then 1
        else kept.failures + 1 end,
      failed_at = now(),
      wait_until = case
        when kept.failed_at < now() - interval '1 day' or kept.failures < ${FREE_ATTEMPTS}
          then now()
        else now() + make_interval(secs => least(${LONGEST_WAIT_S},
          ${FIRST_WAIT_S} * power(2, least(kept.failures - ${FREE_ATTEMPTS}, 20)))) end
    where kept.wait_until <= now()
    returning failures`;
  if (counted.length > 0) return;
  throw new AppError(
    "too_many",
    "Too many wrong attempts for this name. Wait a few minutes, then try again.",
  );
}

/** The last attempt was right as far as it went, and more is asked: it was not a wrong one. */
export async function uncountAttempt(db: Database, name: string): Promise<void> {
  await db.owner.$executeRaw`
    update sign_in_failure set failures = greatest(failures - 1, 0), wait_until = now()
    where name_hash = ${keyOf(name)}`;
}

/** The name was proven: its wrong attempts are forgotten, and those that are days old as well. */
export async function forgetAttempts(db: Database, name: string): Promise<void> {
  await db.owner.$executeRaw`
    delete from sign_in_failure
    where name_hash = ${keyOf(name)} or failed_at < now() - interval '2 days'`;
}

function keyOf(name: string): string {
  return createHash("sha256").update(name.trim().toLowerCase()).digest("hex");
}
