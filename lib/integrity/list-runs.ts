import type { VerificationRun } from "@/lib/api/integrity-contract";
import type { Reader } from "@/lib/auth/reader";
import { Prisma } from "@/lib/db/generated/client";
import { readRuns } from "./read-runs";

/** The newest runs, those that wait or are under way included. */
export function listRuns(reader: Reader, limit: number): Promise<VerificationRun[]> {
  return readRuns(reader, Prisma.sql`true`, limit);
}
