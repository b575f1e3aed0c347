import { z } from "zod";
import type { Reader } from "@/lib/auth/reader";
import { openReader } from "@/lib/auth/reader";
import type { Database } from "@/lib/db/database";
import { AppError } from "@/lib/errors";
import { packSchema } from "@/lib/reports/pack/pack-schema";
import type { ReportRequest } from "@/lib/reports/report-request";

type StoredRow = Awaited<ReturnType<Database["owner"]["report"]["findUniqueOrThrow"]>>;

const storedPackSchema = packSchema.extend({ sha256: z.string() });

/**
 * What a stored report asks for, and the reader it is made with: who asked, with the accounts that
 * were in sight then. Throws AppError `forbidden` when the asker may no longer see all of them.
 */
export async function readStored(
  db: Database,
  id: number,
  signal: AbortSignal,
): Promise<{ request: ReportRequest; reader: Reader; madeBy: string }> {
  const row = await db.owner.report.findUniqueOrThrow({ where: { id } });
  const person = await db.owner.person.findUniqueOrThrow({ where: { id: row.requestedBy } });
  const sees = (account: string) => person.allAccounts || person.accounts.includes(account);
  const isAllowed = row.allAccounts ? person.allAccounts : row.accounts.every(sees);
  if (person.disabledAt !== null || !isAllowed) {
    throw new AppError(
      "forbidden",
      "Who asked for the report may no longer see all of its accounts.",
    );
  }
  const request = requestOf(row, Date.now());
  const accounts = row.allAccounts ? "all" : row.accounts;
  const reader: Reader = { ...openReader(db, signal), actor: person.id, role: "viewer", accounts };
  return { request, reader, madeBy: person.name };
}

/** What a stored row asks for. @param nowMs what `now` means, UTC milliseconds */
export function requestOf(row: StoredRow, nowMs: number): ReportRequest {
  return {
    pack: storedPackSchema.parse(row.pack),
    fromMs: row.fromTime.getTime(),
    toMs: row.toTime.getTime(),
    accounts: row.accounts,
    sections: row.sections,
    parameters: z.record(z.string(), z.string()).parse(row.parameters),
    asof: row.asof,
    zone: row.zone,
    classification: row.classification,
    nowMs,
  };
}
