import type { Reader } from "@/lib/auth/reader";
import { documentSchema } from "@/lib/document/document";
import { AppError } from "@/lib/errors";
import { additionText } from "@/lib/reports/runs/addition-text";
import { getStoredReport } from "@/lib/reports/runs/get-report";
import { requestOf } from "@/lib/reports/runs/stored-report";
import type { BundledAddition, BundleSource } from "./bundle-source";

/**
 * A report that was made, as a bundle is made of it: frozen as the report is, with the accounts that
 * it is of. Throws AppError: `not_found`, also for one out of sight, `conflict` while it is being made.
 */
export async function storedBundle(reader: Reader, id: number): Promise<BundleSource> {
  const { document: json } = await getStoredReport(reader, id);
  if (json === null) throw new AppError("conflict", `Report ${id} is not made yet.`);
  const row = await reader.db.owner.report.findUniqueOrThrow({ where: { id } });
  const document = documentSchema.parse(JSON.parse(json));
  const accounts = row.allAccounts ? reader.accounts : row.accounts;
  return {
    ...{ number: id, json, document, reader: { ...reader, accounts } },
    request: requestOf(row, Date.parse(document.madeAt)),
    additions: await listAdditions(reader, id),
  };
}

async function listAdditions(reader: Reader, report: number): Promise<BundledAddition[]> {
  const { owner } = reader.db;
  const rows = await owner.reportAddition.findMany({
    where: { reportId: report },
    orderBy: { id: "asc" },
  });
  const people = await owner.person.findMany({
    where: { id: { in: rows.map(({ byPerson }) => byPerson) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map(({ byPerson, at, due, hash, signature, fingerprint, ...said }) => ({
    text: additionText({
      ...{ ...said, report, by: byPerson, at: at.toISOString() },
      due: due?.toISOString().slice(0, 10) ?? null,
    }),
    by: names.get(byPerson) ?? "",
    ...{ hash, signature, fingerprint },
  }));
}
