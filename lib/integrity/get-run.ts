import type { VerificationRunDetail } from "@/lib/api/integrity-contract";
import type { Reader } from "@/lib/auth/reader";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { readRuns, readSummary } from "./read-runs";

/** One run with its figures. Throws AppError `not_found`. */
export async function getRun(reader: Reader, id: number): Promise<VerificationRunDetail> {
  const [run] = await readRuns(reader, Prisma.sql`r.id = ${id}::int4`, 1);
  if (!run) throw new AppError("not_found", `There is no verification run ${id}.`);
  return { ...run, summary: await readSummary(reader, id) };
}
