import type { EventLink } from "@/lib/api/period-contract";
import type { Block } from "@/lib/api/profile-contract";
import { formatCount } from "@/lib/format/count";

/** A value on both sides of a comparison. */
export interface ComparedValue {
  readonly key: string;
  readonly label: string;
  /** Events; null where the side has more values than were asked for, and this is none of them. */
  readonly here: number | null;
  readonly there: number | null;
  /** Here less there; null where one of them is not known. */
  readonly difference: number | null;
  readonly links: { readonly here: EventLink | null; readonly there: EventLink | null };
}

type Row = Pick<Block["rows"][number], "value" | "label" | "counts" | "link">;
type Counted = Pick<Block, "total"> & { readonly rows: readonly Row[] };

/** Values of two tables side by side, those first that differ most. */
export function compareRows(here: Counted, there: Counted): ComparedValue[] {
  const [ours, theirs] = [byKey(here), byKey(there)];
  return [...new Set([...ours.keys(), ...theirs.keys()])]
    .map((key) => {
      const [mine, other] = [ours.get(key), theirs.get(key)];
      const [count, otherCount] = [countOf(mine, here), countOf(other, there)];
      return {
        key,
        label: (mine ?? other)?.label ?? "",
        here: count,
        there: otherCount,
        difference: count === null || otherCount === null ? null : count - otherCount,
        links: { here: mine?.link ?? null, there: other?.link ?? null },
      };
    })
    .sort((a, b) => sizeOf(b) - sizeOf(a) || compareText(a.label, b.label));
}

/** `+1 234`, `−5`, `same`; `unknown` where one side's number is. */
export function differenceWords({ difference }: Pick<ComparedValue, "difference">): string {
  if (difference === null) return "unknown";
  if (difference === 0) return "same";
  return `${difference > 0 ? "+" : "−"}${formatCount(Math.abs(difference))}`;
}

/** Labels tell apart what has one value: an event's name in two services. */
function byKey({ rows }: Counted): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [JSON.stringify([row.value, row.label]), row]));
}

function countOf(row: Row | undefined, { rows, total }: Counted): number | null {
  return row?.counts.events ?? (rows.length >= total ? 0 : null);
}

function sizeOf({ difference, here, there }: ComparedValue): number {
  return Math.abs(difference ?? here ?? there ?? 0);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
