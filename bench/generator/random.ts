/** Every two-byte value as four hex digits: ids are most of what a log's entropy is. */
const HEX4 = Array.from({ length: 65_536 }, (_, n) => n.toString(16).padStart(4, "0"));
const hex4 = (n: number): string => HEX4[n & 0xffff] ?? "0000";

/** FNV-1a over UTF-16 code units, 32 bits: turns a seed and a label into a starting state. */
function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Small fast counter-based generator (sfc32). Same seed, same sequence, on every machine. */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(private readonly seed: string) {
    this.a = hash32(`a${seed}`);
    this.b = hash32(`b${seed}`);
    this.c = hash32(`c${seed}`);
    for (let i = 0; i < 16; i++) this.bits();
  }

  /** A generator of its own for `label`: what it draws does not depend on what others drew. */
  fork(label: string): Random {
    return new Random(`${this.seed}/${label}`);
  }

  /** A 32-bit integer, signed. */
  bits(): number {
    const sum = (this.a + this.b + this.counter++) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    return sum;
  }

  /** A number in [0, 1). */
  unit(): number {
    return (this.bits() >>> 0) / 4_294_967_296;
  }

  /** An integer in [0, below). */
  below(below: number): number {
    return Math.floor(this.unit() * below);
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  pick<T>(values: readonly [T, ...T[]]): T {
    return values[this.below(values.length)] ?? values[0];
  }

  /** Lower-case hex digits. */
  hex(digits: number): string {
    let text = "";
    while (text.length < digits) text += hex4(this.bits());
    return text.slice(0, digits);
  }

  /** A random (version 4) UUID, as CloudTrail writes eventID. */
  uuid(): string {
    const p = this.bits();
    const q = this.bits();
    const r = this.bits();
    const s = this.bits();
    const version = hex4((q & 0x0fff) | 0x4000);
    const variant = hex4((r & 0x3fff) | 0x8000);
    return `${hex4(p)}${hex4(p >>> 16)}-${hex4(q >>> 16)}-${version}-${variant}-${hex4(r >>> 16)}${hex4(s)}${hex4(s >>> 16)}`;
  }

  /** `length` characters of `alphabet`, whose length must be a power of two no greater than 64. */
  text(alphabet: string, length: number): string {
    const mask = alphabet.length - 1;
    let text = "";
    while (text.length < length) {
      let bits = this.bits();
      for (let i = 0; i < 5 && text.length < length; i++, bits >>>= 6)
        text += alphabet[bits & mask];
    }
    return text;
  }
}
