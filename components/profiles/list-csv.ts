import type { ProfileRow } from "@/lib/api/profile-contract";
import { csvRow } from "@/lib/format/csv";

const HEAD = [
  "id",
  "name",
  "kind",
  "account",
  "first_seen",
  "last_seen",
  "events",
  "denied",
  "errors",
  "with_mfa",
  "without_mfa",
  "mfa_not_recorded",
  "regions",
  "new",
] as const;

/** Rows of a list with their numbers whole; what is not known is an empty cell. Times are UTC. */
export function listCsv(rows: readonly ProfileRow[]): string {
  const lines = rows.map(({ id, name, kind, account, counts, mfa, ...row }) =>
    csvRow([
      ...[id, name, kind, account, isoTime(row.firstMs), isoTime(row.lastMs)],
      ...[counts.events, counts.denied, counts.errors],
      ...[mfa?.yes ?? null, mfa?.no ?? null, mfa?.unknown ?? null, row.regions, row.fresh],
    ]),
  );
  return csvRow(HEAD) + lines.join("");
}

/** A time as a CSV has it; null where none is recorded. */
export function isoTime(timeMs: number | null): string | null {
  return timeMs === null || Math.abs(timeMs) > 8.64e15 ? null : new Date(timeMs).toISOString();
}
