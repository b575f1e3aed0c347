import type { Access } from "@/lib/api/profile-contract";
import { csvRow } from "@/lib/format/csv";

type Granted = boolean | null;

/** Whether something is granted, in a word. */
export function grantedWord(isGranted: Granted): string {
  return isGranted === null ? "unknown" : isGranted ? "yes" : "no";
}

/** What stands out in a row: granted but unused, or tried but denied; null for neither. */
export function accessNote({
  isGranted,
  used,
  denied,
}: {
  readonly isGranted: Granted;
  readonly used: number;
  readonly denied: number;
}): string | null {
  if (denied > 0 && used === 0) return "tried but denied";
  if (denied > 0) return "partly denied";
  return isGranted === true && used === 0 ? "granted, not used" : null;
}

/** Every action of every service, and services whose actions nobody knows. */
export function accessCsv(services: Access["services"]): string {
  const lines = services.flatMap(({ service, actions, ...own }) =>
    (actions.length === 0 ? [{ ...own, action: null }] : actions).map((row) =>
      csvRow([
        service,
        row.action,
        grantedWord(row.isGranted),
        row.used,
        row.denied,
        accessNote(row),
      ]),
    ),
  );
  return csvRow(["service", "action", "granted", "used", "denied", "note"]) + lines.join("");
}
