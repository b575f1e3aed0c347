/** Rows below each other, all of one height but those that are open below. */
export interface RowStack {
  /** Position of the first row, and of the one that would follow the last. */
  readonly first: number;
  readonly end: number;
  /** Pixels. */
  readonly rowPx: number;
  /** What an open row has in addition. */
  readonly openPx: number;
  readonly opened: ReadonlySet<number>;
}

/** Pixels above a row. */
export function topOf({ first, rowPx, openPx, opened }: RowStack, position: number): number {
  let above = 0;
  for (const each of opened) if (each >= first && each < position) above += 1;
  return (position - first) * rowPx + above * openPx;
}

/** Position of the row at some pixels from the top; the first or last row beyond the ends. */
export function rowAtTop(stack: RowStack, px: number): number {
  let low = stack.first;
  let high = Math.max(low, stack.end - 1);
  while (low < high) {
    const middle = high - Math.floor((high - low) / 2);
    if (topOf(stack, middle) <= px) low = middle;
    else high = middle - 1;
  }
  return low;
}
