import type { CodedColumn } from "./parsed-block";

/** Codes repeated tuples as small numbers while a block is read. */
export class ColumnCoder {
  private readonly codes: Int32Array;
  private readonly values: (readonly string[])[] = [];
  private readonly known = new Map<string, number>();

  constructor(capacity: number) {
    this.codes = new Int32Array(capacity);
  }

  /**
   * `parts` hold no NUL (see storable), so joining with one keeps tuples apart. A `key` that tells
   * them apart just as well saves joining long ones.
   */
  set(row: number, parts: readonly string[] | null, key?: string): void {
    if (parts === null) {
      this.codes[row] = -1;
      return;
    }
    const name = key ?? (parts.length === 1 ? (parts[0] ?? "") : parts.join("\0"));
    let code = this.known.get(name);
    if (code === undefined) {
      code = this.values.length;
      this.known.set(name, code);
      this.values.push(parts);
    }
    this.codes[row] = code;
  }

  finish(count: number): CodedColumn {
    return { values: this.values, codes: this.codes.subarray(0, count) };
  }
}
