import { randomUUID } from "node:crypto";
import type { PrismaClient } from "@/lib/db/generated/client";

/** How long a worker that says nothing keeps a report. */
export const LEASE_SECONDS = 15;
/** A report whose workers died this often is left alone. */
const MOST_CLAIMS = 4;

/** A report that one worker alone works on, for as long as its lease is renewed. */
export interface ReportClaim {
  readonly id: number;
  readonly worker: string;
}

/** Takes the oldest report that waits, or whose worker has fallen silent; null when there is none. */
export async function claimReport(db: PrismaClient): Promise<ReportClaim | null> {
  await db.$executeRaw`
    update report set state = 'failed', finished_at = now(),
      problem = 'Every worker that took up this report ended without finishing it.'
    where state = 'running' and lease_until < now() and claims >= ${MOST_CLAIMS}::int4`;
  const worker = randomUUID();
  const [claimed] = await db.$queryRaw<{ id: number }[]>`
    update report set state = 'running', worker = ${worker}, claims = claims + 1,
      sections_done = 0, started_at = coalesce(started_at, now()),
      lease_until = now() + make_interval(secs => ${LEASE_SECONDS}::int4)
    where id = (select id from report
      where state = 'waiting' or (state = 'running' and lease_until < now())
      order by id limit 1 for update skip locked)
    returning id`;
  return claimed ? { id: claimed.id, worker } : null;
}
