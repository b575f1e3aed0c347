import { randomUUID } from "node:crypto";
import type { Reader } from "@/lib/auth/reader";
import { AppError } from "@/lib/errors";
import { Prisma } from "./generated/client";

/**
 * Runs one read-only query for a reader. When the reader's signal fires, the query is cancelled in
 * Postgres too, found by a tag in its text, so that a page left behind costs nothing.
 * Throws AppError: `timeout` when Postgres stopped it, `unavailable` when the reader gave up.
 */
export async function ask<Row>(reader: Reader, sql: Prisma.Sql): Promise<Row[]> {
  const { db, signal } = reader;
  const tag = `ask:${randomUUID()}`;
  if (signal?.aborted) throw cancelled();
  let again: NodeJS.Timeout | undefined;
  const cancel = () => {
    void cancelTagged(reader, tag);
    // A query that waits for a connection cannot be cancelled yet: it is, once it has begun.
    again ??= setInterval(() => void cancelTagged(reader, tag), 250);
  };
  signal?.addEventListener("abort", cancel, { once: true });
  try {
    return await db.search.$queryRaw<Row[]>(Prisma.sql`${Prisma.raw(`/* ${tag} */ `)}${sql}`);
  } catch (error) {
    if (signal?.aborted) throw cancelled();
    throw toAppError(error);
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

function cancelled(): AppError {
  return new AppError("unavailable", "The question was cancelled before it was answered.");
}

/** Postgres' own words stay inside: they may quote values. The class and the way out go to the caller. */
function toAppError(error: unknown): unknown {
  const text = error instanceof Error ? `${error.message} ${JSON.stringify(metaOf(error))}` : "";
  if (text.includes("57014") || text.includes("statement timeout")) {
    return new AppError(
      "timeout",
      "The search took too long and was stopped. Narrow the time range or add a condition.",
      undefined,
      { cause: error },
    );
  }
  return error;
}

function metaOf(error: Error): unknown {
  return "meta" in error ? error.meta : null;
}
