import type { NewVerification } from "@/lib/api/integrity-contract";
import { writeAudit } from "@/lib/audit/write-audit";
import type { PrismaClient } from "@/lib/db/generated/client";
import { Prisma } from "@/lib/db/generated/client";
import { VERIFICATION_LOCK } from "@/lib/db/locks";
import { instant } from "@/lib/db/sql-instant";
import { AppError } from "@/lib/errors";
import { readRange } from "@/lib/events/to-question";
import packageJson from "@/package.json";

/** What a run looks at: everything, or files and digests of some time or source. */
export interface RunScope {
  readonly reread: boolean;
  readonly sourceId: number | null;
  readonly fromMs: number | null;
  readonly toMs: number | null;
  /** Files of a later sequence are not looked at; null: those that come after it has begun. */
  readonly asof: number | null;
}

/** Who starts runs: a reader, or the worker by itself. */
export interface Starter {
  readonly actor: string;
  readonly db: { readonly owner: PrismaClient };
}

/**
 * Asks for a run, which a worker takes up, and records who asked. One of the same scope that waits
 * already is the one that is answered. Throws AppError `invalid` for times that cannot be read or run
 * backwards, `not_found` for a source that is not there.
 */
export async function startRun(
  starter: Starter,
  {
    reread,
    sourceId = null,
    from,
    to,
  }: Omit<NewVerification, "sourceId"> & {
    readonly sourceId?: number | null | undefined;
  },
  nowMs: number,
): Promise<{ id: number }> {
  const scope = { reread, sourceId, asof: null, ...readRange(from, to, nowMs) };
  if (sourceId !== null) await assertSource(starter, sourceId);
  return requestRun(starter, scope, "asked");
}

/** The same for a scope that needs no checking. */
export async function requestRun(
  { actor, db }: Starter,
  scope: RunScope,
  cause: "asked" | "new-files",
): Promise<{ id: number }> {
  return db.owner.$transaction(async (tx) => {
    // Two that ask at once for the same get the same.
    await tx.$queryRaw`select 1 from (select pg_advisory_xact_lock(${VERIFICATION_LOCK}::int4, 0)) as held`;
    const [waiting] = await tx.$queryRaw<{ id: number }[]>`
      select id from verification_run
      where state = 'waiting' and reread = ${scope.reread} and cause = ${cause}
        and source_id is not distinct from ${scope.sourceId}::int4
        and from_time is not distinct from ${time(scope.fromMs)}
        and to_time is not distinct from ${time(scope.toMs)}`;
    if (waiting) return waiting;
    const [made] = await tx.$queryRaw<{ id: number }[]>`
      insert into verification_run (reread, source_id, from_time, to_time, asof, cause, started_by,
        tool_version)
      values (${scope.reread}, ${scope.sourceId}, ${time(scope.fromMs)}, ${time(scope.toMs)},
        ${scope.asof}, ${cause}, ${actor}, ${packageJson.version})
      returning id`;
    if (!made) throw new Error("The run was not stored");
    const detail = {
      run: made.id,
      reread: scope.reread,
      source: scope.sourceId,
      from: isoTime(scope.fromMs),
      to: isoTime(scope.toMs),
    };
    // What the worker does by itself, many times a day, is no act of a person.
    if (cause === "asked") {
      const entry = { action: "verify", target: `run ${made.id}`, detail } as const;
      await writeAudit({ actor, db: { owner: tx } }, entry);
    }
    return made;
  });
}

async function assertSource({ db }: Starter, sourceId: number): Promise<void> {
  const source = await db.owner.logSource.findUnique({ where: { id: sourceId } });
  if (!source) throw new AppError("not_found", `There is no source ${sourceId}.`);
}

function time(timeMs: number | null): Prisma.Sql {
  return timeMs === null ? Prisma.sql`null::timestamptz` : instant(timeMs);
}

function isoTime(timeMs: number | null): string | null {
  return timeMs === null ? null : new Date(timeMs).toISOString();
}
