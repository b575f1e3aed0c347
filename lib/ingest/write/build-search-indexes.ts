import { Prisma, type PrismaClient } from "@/lib/db/generated/client";
import { BUILD_LOCK } from "@/lib/db/locks";

/**
 * Builds the search index of partitions that were loaded without one: building it over loaded rows
 * costs a third of inserting into it row by row. Until then searches read those partitions whole,
 * slower but right. One worker builds at a time; the others go on.
 * @returns names of the partitions built now
 */
export async function buildSearchIndexes(db: PrismaClient): Promise<string[]> {
  const built: string[] = [];
  for (;;) {
    const name = await buildOne(db);
    if (name === null) return built;
    built.push(name);
  }
}

async function buildOne(db: PrismaClient): Promise<string | null> {
  return db.$transaction(
    async (tx) => {
      const [lock] = await tx.$queryRaw<{ held: boolean }[]>`
        select pg_try_advisory_xact_lock(${BUILD_LOCK}) as held`;
      if (!lock?.held) return null;
      const [partition] = await tx.$queryRaw<{ name: string }[]>`
        select name from event_partition where not indexed order by from_time desc limit 1`;
      if (!partition) return null;
      const table = Prisma.raw(identifier(partition.name));
      const index = Prisma.raw(identifier(`${partition.name}_terms`));
      await tx.$executeRaw`set local maintenance_work_mem = '256MB'`;
      await tx.$executeRaw`create index if not exists ${index} on ${table} using gin (terms)`;
      await tx.$executeRaw`update event_partition set indexed = true where name = ${partition.name}`;
      await tx.$executeRaw`analyze ${table}`;
      return partition.name;
    },
    { maxWait: 60_000, timeout: 60 * 60_000 },
  );
}

/** Names come from our own table; anything else is refused rather than quoted. */
function identifier(name: string): string {
  if (!/^event_[a-z0-9_]{1,40}$/.test(name)) throw new Error(`"${name}" is no partition`);
  return name;
}
