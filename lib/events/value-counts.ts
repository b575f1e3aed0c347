/** What is wanted of the values of a field. */
export interface FacetOptions {
  /** How many of the most frequent values. */
  readonly top: number;
  /** How many of the least frequent ones that are not among these. */
  readonly rare?: number;
  /** Only values that hold this text, ignoring case. */
  readonly contains?: string;
}

export interface ValueCount {
  readonly value: string | null;
  readonly count: number;
}

export interface FieldCounts {
  /** Most frequent first; null counts the events that do not say. */
  readonly values: readonly ValueCount[];
  /** Rarest first. */
  readonly rare: readonly { readonly value: string; readonly count: number }[];
  /** More values exist than are listed. */
  readonly more: boolean;
  /** Why the field could not be counted; null when it was. */
  readonly problem: string | null;
}

/** Characters that the values of one field may take up together: some ten thousand usual values. */
const ROOM = 1_000_000;
/** What one value takes beside its characters. */
const OVERHEAD = 64;

/** Counts by value, in bounded memory: beyond its room it only knows that there are more values. */
export class ValueCounts {
  private readonly counts = new Map<string | null, number>();
  private room = ROOM;
  private isCut = false;

  add(value: string | null, events = 1): void {
    const count = this.counts.get(value);
    if (count === undefined) {
      const size = (value?.length ?? 0) + OVERHEAD;
      if (size > this.room) {
        this.cut();
        return;
      }
      this.room -= size;
    }
    this.counts.set(value, (count ?? 0) + events);
  }

  /** Says that there are values beside those that were added. */
  cut(): void {
    this.isCut = true;
  }

  pick({ top, rare = 0, contains = "" }: FacetOptions): FieldCounts {
    const part = contains.toLowerCase();
    const wanted = [...this.counts]
      .map(([value, count]) => ({ value, count }))
      .filter(({ value }) => part === "" || (value?.toLowerCase().includes(part) ?? false))
      .sort((a, b) => b.count - a.count || order(a.value, b.value));
    return pickValues(
      wanted,
      wanted.toSorted((a, b) => a.count - b.count || order(a.value, b.value)),
      {
        top,
        rare,
        distinct: wanted.length + (this.isCut ? 1 : 0),
      },
    );
  }
}

/**
 * The listed ones of many values.
 * @param least values by ascending count: enough of them that `rare` ones remain without the top ones
 * @param distinct how many values there are
 */
export function pickValues(
  most: readonly ValueCount[],
  least: readonly ValueCount[],
  { top, rare, distinct }: { top: number; rare: number; distinct: number },
): FieldCounts {
  const values = most.slice(0, top);
  const listed = new Set(values.map(({ value }) => value));
  const others = least
    .flatMap(({ value, count }) => (value === null || listed.has(value) ? [] : [{ value, count }]))
    .slice(0, rare);
  const more = distinct > values.length + others.length;
  return { values, rare: others, more, problem: null };
}

function order(a: string | null, b: string | null): number {
  return (a ?? "") < (b ?? "") ? -1 : 1;
}
