/**
 * Index terms are what events are searched by: one array of 64-bit numbers for each event.
 *
 * A dictionary term is exact: kind and id of a dictionary row, always positive.
 * A value term is a hash of (field, lower-cased value), always negative. At 300 million distinct
 * values the chance that a searched value meets another one's hash is below 1 in 10 billion.
 * Both are decimal text, the form in which they travel to Postgres.
 */

/** Dictionaries whose ids are terms. The numbers are stored: append only. */
export const TERM_KINDS = {
  account: 1,
  region: 2,
  action: 3,
  principal: 4,
  session: 5,
  sourceIp: 6,
  userAgent: 7,
  error: 8,
  accessKey: 9,
  shape: 10,
} as const;

export type TermKind = keyof typeof TERM_KINDS;

const KIND_STEP = 2 ** 40;

/** Field name under which the scalar leaves of a record's body are indexed, whatever their path. */
export const ANY_LEAF = "";

/** Term of a dictionary row. `id` is a positive 32-bit integer. */
export function dictionaryTerm(kind: TermKind, id: number): string {
  return String(TERM_KINDS[kind] * KIND_STEP + id);
}

/** Term of a value of a field; the value is compared without regard to case. */
export function valueTerm(field: string, value: string): string {
  const lower = value.toLowerCase();
  // Two 32-bit lanes over UTF-16 units, each step a bijection of its lane.
  let a = 0x243f6a88;
  let b = 0x85a308d3 | 0;
  for (let index = 0; index < field.length; index++) {
    const unit = field.charCodeAt(index);
    a = Math.imul(rotate(a ^ unit, 13), 0x9e3779b1);
    b = Math.imul(rotate(b ^ unit, 17), 0x85ebca77);
  }
  a = Math.imul(a ^ 0x10001, 0x9e3779b1);
  b = Math.imul(b ^ 0x10001, 0x85ebca77);
  for (let index = 0; index < lower.length; index++) {
    const unit = lower.charCodeAt(index);
    a = Math.imul(rotate(a ^ unit, 13), 0x9e3779b1);
    b = Math.imul(rotate(b ^ unit, 17), 0x85ebca77);
  }
  const high = finish(a ^ Math.imul(b ^ (b >>> 15), 0xc2b2ae3d) ^ lower.length) & 0x7fffffff;
  const low = finish(b ^ Math.imul(a ^ (a >>> 13), 0x27d4eb2f)) >>> 0;
  // -1 - h keeps every value term below zero, apart from every dictionary term.
  return (-1n - ((BigInt(high) << 32n) | BigInt(low))).toString();
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

/** Spreads every input bit over the whole lane (the finaliser of MurmurHash3, public domain). */
function finish(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
