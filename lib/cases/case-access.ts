import type { Reader } from "@/lib/auth/reader";
import { mayDo } from "@/lib/auth/role";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";

/** SQL: the case `c` is one that the reader may see: a member's, or any for who leads. */
export function isCaseVisible({ actor, role }: Reader): Prisma.Sql {
  if (mayDo(role, "lead")) return Prisma.sql`true`;
  return Prisma.sql`exists (select from case_member m
    where m.case_number = c.number and m.person_id = ${actor})`;
}

/** Whether the reader may see data of all of these accounts. */
export function seesAccounts({ accounts }: Reader, asked: readonly string[]): boolean {
  return accounts === "all" || asked.every((account) => accounts.includes(account));
}

/** Throws AppError `not_found`, which does not tell "no such case" from "not yours to see". */
export function noCase(number: number): AppError {
  return new AppError("not_found", `There is no case ${number}, or it is not yours to see.`);
}

/**
 * Takes a case for a change, until the transaction ends: changes of one case follow each other.
 * Throws AppError `not_found`.
 */
export async function lockCase(
  tx: Prisma.TransactionClient,
  reader: Reader,
  number: number,
): Promise<void> {
  const found = await tx.$queryRaw<unknown[]>`
    select number from incident_case c
    where number = ${number}::int4 and ${isCaseVisible(reader)} for update`;
  if (found.length === 0) throw noCase(number);
}
