const HEAD = '{"Records":[';
const TAIL = "]}";
const FIRST_BYTES = 32_768;

/** The body of a log file in the making, as bytes: a million small strings would keep memory busy. */
export class RecordBuffer {
  count = 0;
  private bytes = Buffer.allocUnsafe(FIRST_BYTES);
  private used = this.bytes.write(HEAD, "latin1");

  /** Adds one record, which must be ASCII, as all that is generated is. */
  add(json: string): void {
    const needed = this.used + json.length + 1 + TAIL.length;
    if (needed > this.bytes.length) {
      const larger = Buffer.allocUnsafe(needed * 2);
      this.bytes.copy(larger, 0, 0, this.used);
      this.bytes = larger;
    }
    if (this.count++ > 0) this.used += this.bytes.write(",", this.used, "latin1");
    this.used += this.bytes.write(json, this.used, "latin1");
  }

  /** The finished body. The buffer is the caller's from then on and must not be added to. */
  finish(): Buffer {
    this.used += this.bytes.write(TAIL, this.used, "latin1");
    return this.bytes.subarray(0, this.used);
  }
}
