import type { FactColumn } from "@/components/ui/fact-table";
import { VisibleText } from "@/components/ui/visible-text";
import type { AuditRow } from "@/lib/api/audit-contract";

const particulars = ({ detail }: AuditRow) =>
  Object.entries(detail)
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(", ") : String(value)}`)
    .join("; ");

/** Everything in an entry may hold what somebody else wrote: a query, a browser's name. */
const visible = (header: string, text: (row: AuditRow) => string): FactColumn<AuditRow> => ({
  header,
  text,
  show: (row) => <VisibleText text={text(row)} />,
});

export const AUDIT_COLUMNS: readonly FactColumn<AuditRow>[] = [
  { header: "No.", isNumber: true, text: ({ seq }) => seq },
  { header: "Time (UTC)", text: ({ at }) => at },
  visible("Who", ({ actor, actorName }) => actorName ?? actor),
  visible("Action", ({ action }) => action),
  { header: "Result", text: ({ result }) => result },
  visible("Target", ({ target }) => target),
  visible("Particulars", particulars),
  visible("Address", ({ address }) => address ?? "–"),
  visible("Browser", ({ browser }) => browser ?? "–"),
];
