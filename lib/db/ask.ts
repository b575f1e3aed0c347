import { randomUUID } from "node:crypto";
import type { Reader } from "@/lib/auth/reader";
import { AppError } from "@/lib/errors";
import { Prisma } from "./generated/client";
import { hasRowSecurity, narrowTo } from "./row-security";
import { isStopped } from "./sql-state";
import { cancelled } from "./turns";

/**
 * Runs one read-only query for a reader, when its turn has come. When the reader's signal fires, the
 * query is cancelled in Postgres too, found by a tag in its text, so that a page left behind costs
 * nothing. Throws AppError: `too_many` when too many questions are under way, `timeout` when
 * Postgres stopped it, `unavailable` when the reader gave up.
 */
export async function ask<Row>(reader: Reader, sql: Prisma.Sql): Promise<Row[]> {
  const { db, actor, signal } = reader;
  if (signal?.aborted) throw cancelled();
  // The statements of one request share its signal, even where the reader was copied.
  return db.turns.run({ actor, question: signal ?? reader, signal }, () =>
    askTagged<Row>(reader, sql),
  );
}

async function askTagged<Row>(reader: Reader, sql: Prisma.Sql): Promise<Row[]> {
  const { db, signal } = reader;
  const tag = `ask:${randomUUID()}`;
  let again: NodeJS.Timeout | undefined;
  const cancel = () => {
    void cancelTagged(reader, tag);
    // A query that has not reached Postgres yet cannot be cancelled: it is, once it has begun.
    again ??= setInterval(() => void cancelTagged(reader, tag), 250);
  };
  signal?.addEventListener("abort", cancel, { once: true });
  try {
    const question = db.search.$queryRaw<Row[]>(Prisma.sql`${Prisma.raw(`/* ${tag} */ `)}${sql}`);
    if (reader.accounts === "all" || !(await hasRowSecurity(db))) return await question;
    const [, rows] = await db.search.$transaction([narrowTo(db.search, reader.accounts), question]);
    return rows;
  } catch (error) {
    if (signal?.aborted) throw cancelled();
    throw isStopped(error) ? tookTooLong(error) : error;
  } finally {
    signal?.removeEventListener("abort", cancel);
    clearInterval(again);
  }
}

async function cancelTagged({ db }: Reader, tag: string): Promise<void> {
  try {
    await db.owner.$executeRaw`
      select pg_cancel_backend(pid) from pg_stat_activity
      where pid <> pg_backend_pid() and state = 'active' and query like ${`/* ${tag} */%`}`;
  } catch {
    // The statement timeout ends the query all the same.
  }
}

/** Postgres' own words stay inside: they may quote values. The class and the way out go to the caller. */
function tookTooLong(cause: unknown): AppError {
  const message =
    "The search took too long and was stopped. Narrow the time range or add a condition.";
  return new AppError("timeout", message, undefined, { cause });
}
