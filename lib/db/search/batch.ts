type Found<Row> = ReadonlyMap<string, readonly Row[]>;

/** Looks many keys up together: all that are asked for before the program next waits. */
export class Batch<Row> {
  private collecting: { readonly keys: Set<string>; readonly found: Promise<Found<Row>> } | null =
    null;

  /** @param findAll rows by key, for several keys at once */
  constructor(private readonly findAll: (keys: readonly string[]) => Promise<Found<Row>>) {}

  async load(key: string): Promise<readonly Row[]> {
    this.collecting ??= this.collect();
    const { keys, found } = this.collecting;
    keys.add(key);
    return (await found).get(key) ?? [];
  }

  private collect() {
    const keys = new Set<string>();
    const found = new Promise((resolve) => setImmediate(resolve)).then(() => {
      this.collecting = null;
      return this.findAll([...keys]);
    });
    return { keys, found };
  }
}
