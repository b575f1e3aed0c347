/** A line of two texts held against each other. */
export interface DiffedLine {
  readonly kind: "same" | "removed" | "added";
  readonly text: string;
  /** In the older text and in the newer one, from 1; null where it does not stand. */
  readonly before: number | null;
  readonly after: number | null;
}

/** Texts of more lines between their first and last change are shown as all removed, all added. */
const MOST_CELLS = 4_000_000;

/** How one text became another, line by line: as few removed and added lines as there can be. */
export function diffLines(older: string, newer: string): readonly DiffedLine[] {
  const before = older.split(/\r?\n/);
  const after = newer.split(/\r?\n/);
  const head = sameLength(before, after);
  const tail = sameLength(before.slice(head).reverse(), after.slice(head).reverse());
  const kept = keptLines(
    before.slice(head, before.length - tail),
    after.slice(head, after.length - tail),
  );
  const pairs = [
    ...Array.from({ length: head }, (_, at) => [at, at] as const),
    ...kept.map(([a, b]) => [head + a, head + b] as const),
    ...Array.from(
      { length: tail },
      (_, at) => [before.length - tail + at, after.length - tail + at] as const,
    ),
    [before.length, after.length] as const,
  ];
  const lines: DiffedLine[] = [];
  let [a, b] = [0, 0];
  for (const [nextA, nextB] of pairs) {
    for (; a < nextA; a++) {
      lines.push({ kind: "removed", text: before[a] ?? "", before: a + 1, after: null });
    }
    for (; b < nextB; b++) {
      lines.push({ kind: "added", text: after[b] ?? "", before: null, after: b + 1 });
    }
    if (a < before.length && b < after.length) {
      lines.push({ kind: "same", text: before[a] ?? "", before: a + 1, after: b + 1 });
    }
    [a, b] = [nextA + 1, nextB + 1];
  }
  return lines;
}

function sameLength(a: readonly string[], b: readonly string[]): number {
  let length = 0;
  while (length < Math.min(a.length, b.length) && a[length] === b[length]) length += 1;
  return length;
}

/** Positions of a longest common sequence of lines. */
function keptLines(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  if (a.length * b.length > MOST_CELLS) return [];
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}
