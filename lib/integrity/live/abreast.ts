export interface Lanes<Item> {
  readonly lanes: number;
  /** Of all items at work together; a larger one is worked on alone. */
  readonly mostBytes: number;
  readonly bytesOf: (item: Item) => number;
}

/**
 * Works on several items at a time and yields what becomes of them, in the order in which they are
 * done. An error ends it; in either case nothing is at work any more once it has ended, so `work`
 * must heed the caller's signal.
 */
export async function* abreast<Item, Answer>(
  items: Iterable<Item>,
  work: (item: Item) => Promise<Answer>,
  { lanes, mostBytes, bytesOf }: Lanes<Item>,
): AsyncGenerator<Answer> {
  const running = new Set<Promise<void>>();
  let bytes = 0;
  let done: Answer[] = [];
  let failure: { readonly error: unknown } | null = null;

  const start = (item: Item) => {
    const itemBytes = bytesOf(item);
    bytes += itemBytes;
    const task: Promise<void> = work(item)
      .then(
        (answer) => {
          done.push(answer);
        },
        (error: unknown) => {
          failure ??= { error };
        },
      )
      .finally(() => {
        bytes -= itemBytes;
        running.delete(task);
      });
    running.add(task);
  };
  async function* settle(most: number, roomBytes: number): AsyncGenerator<Answer> {
    while (running.size > most || (running.size > 0 && bytes > roomBytes)) {
      await Promise.race(running);
      if (failure !== null) throw failure.error;
    }
    const ready = done;
    done = [];
    yield* ready;
  }

  try {
    for (const item of items) {
      yield* settle(lanes - 1, mostBytes - bytesOf(item));
      start(item);
    }
    yield* settle(0, 0);
  } finally {
    await Promise.all(running);
  }
}
