import type { Reader } from "@/lib/auth/reader";
import { mayDo } from "@/lib/auth/role";
import type { Prisma } from "@/lib/db/generated/client";

/**
 * Which schedules a reader may see and change: one's own; everybody's for who manages the
 * installation and has all accounts in sight, since schedules tell of accounts and people.
 */
export function scheduleScope({ actor, role, accounts }: Reader): Prisma.ReportScheduleWhereInput {
  return mayDo(role, "manage") && accounts === "all" ? {} : { createdBy: actor };
}
