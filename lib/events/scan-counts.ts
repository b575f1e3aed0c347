import type { By } from "@/lib/search/event-search";
import type { Field } from "@/lib/search/field";
import { findField } from "@/lib/search/fields";
import type { MatchingEvent } from "./keep-matching";
import type { LateFile } from "./late-files";
import { bucketAt, type TimeAxis } from "./time-axis";
import { type LayerCount, MOST_LAYERS, type TimeCounts } from "./to-histogram";
import { type FacetOptions, type FieldCounts, ValueCounts } from "./value-counts";

/** How events are counted over time. */
interface TimePlan {
  readonly axis: TimeAxis;
  readonly by: By;
  readonly lateFiles: readonly LateFile[];
}

/** What the index has counted by itself, of other events than those that are opened. */
export interface IndexCounts {
  readonly total: number;
  /** One for each field. */
  readonly fields: readonly FieldCounts[];
  readonly layers: readonly LayerCount[];
  readonly late: ReadonlyMap<number, number>;
}

type Bucket = number | null;

/** Values that are told apart over time; events of any further one count as other. */
export const MOST_VALUES = 2_000;

/** All that is counted in one pass over opened records. What it holds is bounded. */
export class ScanCounts {
  matched = 0;
  private readonly values: ReadonlyMap<string, ValueCounts>;
  private readonly layers = new Map<string | null, Map<Bucket, number>>();
  private readonly others = new Map<Bucket, number>();
  private readonly late = new Map<number, number>();
  private readonly lateBeforeMs: ReadonlyMap<number, number>;
  private readonly by: Field | undefined;

  constructor(
    private readonly fields: readonly Field[],
    private readonly time: TimePlan | null = null,
  ) {
    this.values = new Map(fields.map(({ name }) => [name, new ValueCounts()]));
    this.lateBeforeMs = new Map(
      time?.lateFiles.map(({ fileId, lateBeforeMs }) => [fileId, lateBeforeMs]),
    );
    this.by = time ? findField(time.by) : undefined;
  }

  add(matches: readonly MatchingEvent[]): void {
    this.matched += matches.length;
    for (const match of matches) {
      for (const field of this.fields) {
        const counts = this.values.get(field.name);
        for (const value of valuesOf(field, match)) counts?.add(value);
      }
      if (this.time) this.addTime(this.time.axis, match);
    }
  }

  addCounted({ total, fields, layers, late }: IndexCounts): void {
    this.matched += total;
    for (const [at, { values, more }] of fields.entries()) {
      const counts = this.values.get(this.fields[at]?.name ?? "");
      for (const { value, count } of values) counts?.add(value, count);
      if (more) counts?.cut();
    }
    for (const { bucket, value, isOther, count } of layers) {
      raise(isOther ? this.others : this.layerOf(value), bucket, count);
    }
    for (const [bucket, count] of late) raise(this.late, bucket, count);
  }

  /** Counts of each field. */
  ofFields(options: FacetOptions): FieldCounts[] {
    return this.fields.map(({ name }) => this.ofField(name, options));
  }

  /** Counts of one of the fields. */
  ofField(name: string, options: FacetOptions): FieldCounts {
    return (this.values.get(name) ?? new ValueCounts()).pick(options);
  }

  /** Throws when nothing was counted over time. */
  overTime(): TimeCounts {
    if (!this.time) throw new Error("Nothing was counted over time");
    const { axis, by } = this.time;
    const isShown = (bucket: Bucket) => bucket !== null && bucket >= 0 && bucket < axis.buckets;
    const total = (buckets: ReadonlyMap<Bucket, number>) =>
      [...buckets].reduce((sum, [bucket, count]) => sum + (isShown(bucket) ? count : 0), 0);
    const drawn = new Set(
      [...this.layers]
        .flatMap(([value, buckets]) => (value === null ? [] : [{ value, total: total(buckets) }]))
        .sort((a, b) => b.total - a.total || (a.value < b.value ? -1 : 1))
        .slice(0, MOST_LAYERS)
        .map(({ value }) => value),
    );
    const counts: LayerCount[] = [...this.others].map(([bucket, count]) => ({
      bucket,
      value: null,
      isOther: true,
      count,
    }));
    for (const [value, buckets] of this.layers) {
      const isOther = value !== null && !drawn.has(value);
      for (const [bucket, count] of buckets) {
        counts.push({ bucket, value: isOther ? null : value, isOther, count });
      }
    }
    return { axis, by, counts, late: this.late };
  }

  private addTime(axis: TimeAxis, match: MatchingEvent): void {
    const { timeMs, fileId } = match.stored;
    const bucket = timeMs === null ? null : bucketAt(axis, timeMs);
    const [value = null] = this.by ? valuesOf(this.by, match) : [];
    raise(this.layerOf(value), bucket, 1);
    if (timeMs === null || bucket === null) return;
    if (timeMs < (this.lateBeforeMs.get(fileId) ?? Number.NEGATIVE_INFINITY)) {
      raise(this.late, bucket, 1);
    }
  }

  private layerOf(value: string | null): Map<Bucket, number> {
    const known = this.layers.get(value);
    if (known) return known;
    if (this.layers.size >= MOST_VALUES) return this.others;
    const buckets = new Map<Bucket, number>();
    this.layers.set(value, buckets);
    return buckets;
  }
}

/** Null stands for a record that does not say. */
function valuesOf(field: Field, { event }: MatchingEvent): readonly (string | null)[] {
  const values = field.values(event);
  return values.length > 0 ? values : [null];
}

function raise<Key>(counts: Map<Key, number>, key: Key, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
