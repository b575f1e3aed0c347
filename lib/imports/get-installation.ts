import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { hasRowSecurity } from "@/lib/db/row-security";

/** How the database is set up, and how much in it waits for somebody. */
export interface Installation {
  /** What Postgres calls itself. */
  readonly version: string;
  /** The role that searches run as, and whether Postgres lets it only read (`on`). */
  readonly role: string;
  readonly readOnly: string;
  /** Whether Postgres itself keeps readers of some accounts from rows of others. */
  readonly rowSecurity: boolean;
  /** Partitions without their search index. */
  readonly unindexed: number;
  readonly quarantinedFiles: number;
  readonly blockedSources: number;
  /** Workers seen in the last ten seconds. */
  readonly workers: number;
}

/** What `trailglass doctor` looks at. */
export async function getInstallation(reader: Reader): Promise<Installation | undefined> {
  const rowSecurity = await hasRowSecurity(reader.db);
  const [row] = await ask<Omit<Installation, "rowSecurity">>(
    reader,
    Prisma.sql`select version() as version, current_user::text as role,
      current_setting('default_transaction_read_only') as "readOnly",
      (select count(*)::int from event_partition where not indexed) as unindexed,
      (select count(*)::int from log_file where state = 'quarantined') as "quarantinedFiles",
      (select count(*)::int from log_source where state = 'blocked') as "blockedSources",
      (select count(*)::int from worker where seen_at > now() - interval '10 seconds') as workers`,
  );
  return row && { ...row, rowSecurity };
}
