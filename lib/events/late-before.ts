import { Prisma } from "@/lib/db/generated/client";

/** Delivery takes five minutes on average (CloudTrail user guide, "How CloudTrail works"). */
export const LATE_AFTER = Prisma.sql`interval '1 hour'`;

/**
 * Over `log_file`: events of the file before this time are late, since it was delivered more than an
 * hour after they happened. Null where that is unknown: only a minute in the object's name is AWS'
 * time of delivery. A file without one says nothing, whenever it was copied here.
 */
export const LATE_BEFORE = Prisma.sql`case
  when strpos(key, to_char(delivered_at, '_YYYYMMDD"T"HH24MI"Z_"')) > 0
  then delivered_at - ${LATE_AFTER} end`;
