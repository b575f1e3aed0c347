/** A list cut into parts of so many items. */
export function* chunks<Item>(items: readonly Item[], size: number): Generator<readonly Item[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}

/** A list cut into parts of at most so many bytes, or of one item. */
export function* partsOf<Item>(
  items: readonly Item[],
  mostBytes: number,
  bytesOf: (item: Item) => number,
): Generator<readonly Item[]> {
  let part: Item[] = [];
  let bytes = 0;
  for (const item of items) {
    if (part.length > 0 && bytes + bytesOf(item) > mostBytes) {
      yield part;
      [part, bytes] = [[], 0];
    }
    part.push(item);
    bytes += bytesOf(item);
  }
  if (part.length > 0) yield part;
}
