import { Prisma } from "@/lib/db/generated/client";

/** Families of log files that digests name (AWS: CloudTrail log file examples, digest structure). */
export const LOG_FAMILIES = ["cloudtrail", "insight", "network", "aggregated"] as const;

/**
 * SQL: a row of `log_file f` is a log file to be proven: one of CloudTrail's by its name, or any
 * that brought events. A version that was never read, because the same bytes were known or a newer
 * one took its place, is none.
 */
export const IS_LOG_FILE = Prisma.sql`(f.events > 0
  or (f.family in (${Prisma.join(LOG_FAMILIES)})
    and coalesce(f.reason, '') not in ('same-content', 'replaced')))`;
