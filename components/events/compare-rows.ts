import type { Comparison } from "@/lib/api/analysis-contract";
import { formatShare } from "@/lib/format/count";
import { csvRow } from "@/lib/format/csv";

export type ComparedValue = Comparison["values"][number];

/** One value with its part of both sides. */
export interface ComparedRow extends ComparedValue {
  readonly key: string;
  /** From 0 to 1. */
  readonly selectionPart: number;
  readonly baselinePart: number;
  /** `34 %`; `–` when that side has no events. */
  readonly selectionShare: string;
  readonly baselineShare: string;
  /** Percentage points, with its sign: `+32`, `−0.4`. */
  readonly points: string;
}

export interface ComparedGroup {
  readonly field: string;
  readonly label: string;
  readonly rows: readonly ComparedRow[];
}

/** The values in their order, with shares. */
export function toRows({ selection, baseline, values }: Comparison): ComparedRow[] {
  const part = (count: number, total: number) => (total > 0 ? count / total : 0);
  return values.map((each) => ({
    ...each,
    key: `${each.field} ${each.value === null ? "missing" : `=${each.value}`}`,
    selectionPart: part(each.selection, selection.total),
    baselinePart: part(each.baseline, baseline.total),
    selectionShare: formatShare(each.selection, selection.total),
    baselineShare: formatShare(each.baseline, baseline.total),
    points: toPoints(each.difference),
  }));
}

/** Rows by field, both in the order in which they first come: what differs most stays on top. */
export function toGroups(rows: readonly ComparedRow[]): ComparedGroup[] {
  const groups = new Map<string, ComparedRow[]>();
  for (const row of rows) {
    const known = groups.get(row.field);
    if (known === undefined) groups.set(row.field, [row]);
    else known.push(row);
  }
  return [...groups].map(([field, found]) => ({
    field,
    label: found[0]?.label ?? field,
    rows: found,
  }));
}

/** Fields that were compared and in which nothing is listed. */
export function equalFields(comparison: Comparison): string[] {
  const listed = new Set(comparison.values.map(({ field }) => field));
  return comparison.fields.filter((field) => !listed.has(field));
}

/** The comparison for a spreadsheet. */
export function comparisonCsv(comparison: Comparison): string {
  const head = csvRow([
    "field",
    "value",
    "events in selection",
    "share of selection",
    "events in baseline",
    "share of baseline",
    "difference of shares",
    "only in",
  ]);
  const rows = toRows(comparison).map((row) =>
    csvRow([
      row.field,
      row.value,
      row.selection,
      row.selectionPart,
      row.baseline,
      row.baselinePart,
      row.difference,
      row.onlyIn,
    ]),
  );
  return head + rows.join("");
}

function toPoints(difference: number): string {
  const size = Math.abs(difference) * 100;
  const text = size > 0 && size < 0.1 ? "<0.1" : size.toFixed(size < 10 ? 1 : 0);
  if (difference === 0) return "0";
  return `${difference > 0 ? "+" : "−"}${text}`;
}
