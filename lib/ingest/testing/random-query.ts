import type { PathSegment, Predicate, Query, Term, Test } from "@/lib/search/ast";
import type { Field, IndexedEvent } from "@/lib/search/field";
import { FIELDS, findField } from "@/lib/search/fields";
import { indicatorType } from "@/lib/search/indicator";
import { leafValues } from "@/lib/search/leaves";
import { literal } from "@/lib/search/wildcard";

export interface Sample {
  readonly event: IndexedEvent;
  readonly record: unknown;
}

const SPAN = { from: 0, to: 0 };
const BODIES = {
  request: "requestParameters",
  response: "responseElements",
  extra: "additionalEventData",
} as const;

/** Fields that a record or its log file tell: what stood behind a session, other records do. */
export const RECORDED_FIELDS = FIELDS.filter(({ type }) => type !== "lineage");

/** Every way of asking for one value of a field: in other cases, in part, with wildcards. */
export function spellings(field: Field, value: string): Predicate[] {
  const half = Math.ceil(value.length / 2);
  const tests: Test[] = [
    { kind: "exact", terms: [literal(value)] },
    { kind: "contains", terms: [literal(value.slice(1, -1) || value)] },
    ...[value, value.toUpperCase(), value.toLowerCase(), value.slice(0, half)].map(
      (text): Test => ({ kind: "is", terms: [literal(text)] }),
    ),
    { kind: "is", terms: [{ text: `${value.slice(0, half)}*`, wildcards: [half] }] },
    { kind: "is", terms: [{ text: `*${value.slice(half)}`, wildcards: [0] }] },
    { kind: "is", terms: [{ text: `?${value.slice(1)}`, wildcards: [0] }] },
    { kind: "is", terms: [{ text: `${value.slice(0, 1)}?${value.slice(2)}`, wildcards: [1] }] },
  ];
  return tests.map((test) => ({ kind: "predicate", ...SPAN, field: field.name, path: [], test }));
}

/** Makes queries out of what some records hold, so that most of them match something. */
export class QueryMaker {
  constructor(
    private readonly samples: readonly Sample[],
    private readonly random: () => number,
  ) {}

  /** A condition, or conditions joined and turned round. */
  query(depth = 0): Query {
    const dice = this.random();
    if (depth < 3 && dice < 0.16) return { kind: "and", ...SPAN, items: this.items(depth) };
    if (depth < 3 && dice < 0.32) return { kind: "or", ...SPAN, items: this.items(depth) };
    if (depth < 3 && dice < 0.44) return { kind: "not", ...SPAN, item: this.query(depth + 1) };
    if (dice < 0.55) return this.text();
    if (dice < 0.6) return this.indicator();
    return this.predicate(this.pick(RECORDED_FIELDS));
  }

  /** Every kind of test on one field. */
  predicate(field: Field): Predicate {
    const { event, record } = this.pick(this.samples);
    if (field.type === "path") {
      const { path, value } = this.place(field.name as keyof typeof BODIES, record);
      return { kind: "predicate", ...SPAN, field: field.name, path, test: this.test(field, value) };
    }
    const values = field.values(event);
    const value =
      values.length > 0 ? this.pick(values) : this.pick(["", "nobody", "Root", "10.0.0.1"]);
    return {
      kind: "predicate",
      ...SPAN,
      field: field.name,
      path: [],
      test: this.test(field, value),
    };
  }

  private items(depth: number): Query[] {
    return Array.from({ length: 2 + Math.floor(this.random() * 2) }, () => this.query(depth + 1));
  }

  private text(): Query {
    const leaves = leafValues(this.pick(this.samples).record);
    const field = this.pick(RECORDED_FIELDS.filter(({ type }) => type !== "path"));
    const own = field.values(this.pick(this.samples).event);
    const word =
      this.random() < 0.6 ? this.pick([...leaves, "nothing"]) : this.pick([...own, "nil"]);
    // Empty quotes are no query: lib/search/parse-text.ts refuses them.
    if (word === "") return this.text();
    return { kind: "text", ...SPAN, term: this.term(word) };
  }

  private indicator(): Query {
    for (let tries = 0; tries < 50; tries++) {
      const text = this.pick([...leafValues(this.pick(this.samples).record), "10.0.0.0/8"]);
      const type = indicatorType(text);
      if (type !== null) return { kind: "indicator", ...SPAN, type, text };
    }
    return { kind: "indicator", ...SPAN, type: "cidr", text: "0.0.0.0/0" };
  }

  private test(field: Field, value: string): Test {
    const dice = this.random();
    if (dice < 0.1) return { kind: "any" };
    if (field.type === "time")
      return this.range(this.timeIn(value), this.timeIn(this.other(field)));
    if (["number", "version"].includes(field.type) && dice < 0.6) {
      return this.range(value, this.other(field));
    }
    if (dice < 0.2) return { kind: "exact", terms: [literal(this.cased(value))] };
    if (dice < 0.25) return { kind: "exact", terms: [literal(value), literal(this.other(field))] };
    if (dice < 0.4) return { kind: "contains", terms: [this.term(this.part(value))] };
    const terms = [this.term(value)];
    while (this.random() < 0.3 && terms.length < 5) terms.push(this.term(this.other(field)));
    if (field.type === "address" && this.random() < 0.5) terms[0] = literal(this.block(value));
    return { kind: "is", terms };
  }

  /** What the field has in another record. */
  private other(field: Field): string {
    return findField(field.name)?.values(this.pick(this.samples).event)[0] ?? "nothing";
  }

  /** The value in the case that it has, or in none that it has. */
  private cased(value: string): string {
    const dice = this.random();
    if (dice < 0.6) return value;
    return dice < 0.8 ? value.toUpperCase() : value.toLowerCase();
  }

  private block(address: string): string {
    const longest = address.includes(":") ? 128 : 32;
    const prefix = this.pick([0, 1, 8, 15, 16, 24, longest - 1, longest]);
    return `${address}/${prefix}`;
  }

  /** A time as far as somebody might write it. */
  private timeIn(iso: string): string {
    const length = this.pick([4, 7, 10, 16, 19, 24]);
    if (this.random() < 0.1 || iso.length < length) return this.pick(["now-90d", "now-2w", "2026"]);
    return length === 16 || length === 19 ? `${iso.slice(0, length)}Z` : iso.slice(0, length);
  }

  private range(low: string, high: string): Test {
    const bound = (text: string) => ({ text, inclusive: this.random() < 0.5 });
    const dice = this.random();
    return {
      kind: "range",
      min: dice < 0.7 ? bound(low) : null,
      max: dice > 0.4 ? bound(high) : null,
    };
  }

  /** The value as it is, in odd case, or with wildcards for parts of it. */
  private term(value: string): Term {
    const dice = this.random();
    if (dice < 0.6 || value === "") return literal(this.cased(value));
    const at = Math.floor(this.random() * value.length);
    if (dice < 0.68) return { text: `${value.slice(0, at)}*`, wildcards: [at] };
    if (dice < 0.76) return { text: `*${value.slice(at)}`, wildcards: [0] };
    if (dice < 0.84) {
      return { text: `${value.slice(0, at)}?${value.slice(at + 1)}`, wildcards: [at] };
    }
    if (dice < 0.94) return this.pattern(value);
    return literal(`${value}x`);
  }

  /** Several wildcards; the value fits. */
  private pattern(value: string): Term {
    let text = "";
    const wildcards: number[] = [];
    for (const char of this.cased(value).slice(0, 60).split("")) {
      const dice = this.random();
      if (dice < 0.12) wildcards.push(text.length);
      text += dice < 0.06 ? "*" : dice < 0.12 ? "?" : char;
    }
    if (value.length > 60) wildcards.push(text.length);
    return { text: value.length > 60 ? `${text}*` : text, wildcards };
  }

  private part(value: string): string {
    const at = Math.floor(this.random() * value.length);
    return value.slice(at, at + 1 + Math.floor(this.random() * 12)) || "a";
  }

  /** A random way down one body of a record, and what lies there. */
  private place(
    field: keyof typeof BODIES,
    record: unknown,
  ): { path: PathSegment[]; value: string } {
    const path: PathSegment[] = [];
    let node: unknown = Object(record)[BODIES[field]];
    while (typeof node === "object" && node !== null && Object.keys(node).length > 0) {
      const name = this.pick(Object.keys(node));
      node = Object(node)[name];
      if (!/^\d+$/.test(name)) path.push(this.random() < 0.2 ? name.toUpperCase() : name);
      else if (this.random() < 0.5) path.push(Number(name));
    }
    return { path: path.length > 0 ? path : ["bucketName"], value: String(node ?? "x") };
  }

  private pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.random() * items.length)] as T;
  }
}
