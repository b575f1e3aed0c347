import type { EventLink, Period } from "@/lib/api/period-contract";
import type { RegionCell, RegionMark, RegionRow } from "@/lib/api/region-contract";
import { findRegion, REGIONS } from "@/lib/cloudtrail/regions";
import { shownText } from "@/lib/events/shown-value";
import { allOf, valueCondition } from "@/lib/search/value-condition";
import type { Actor, FoundMark } from "./mark-cell";
import type { RegionMarks } from "./mark-regions";
import { named } from "./mark-sentences";
import { newActivity, type RegionActivity, sumCounts } from "./region-activity";
import type { GridColumn } from "./region-columns";
import { regionKey } from "./region-key";

const HOUR_MS = 3_600_000;

/** What rows are made of. Regions go by their keys, hours count from 1970. */
export interface RowSources {
  readonly period: Period;
  readonly columns: readonly GridColumn[];
  readonly activity: ReadonlyMap<string, RegionActivity>;
  readonly covered: ReadonlyMap<string, ReadonlySet<number>>;
  /** Regions of which the index knows anything, with the time of their first event. */
  readonly known: ReadonlyMap<string, number | null>;
  /** Regions about which a person decided. */
  readonly decided: readonly string[];
  readonly marks: RegionMarks;
  /** Condition that makes a link as narrow as the page. */
  readonly scope: string;
}

/**
 * A row for every Region with activity in the period, with coverage, with a decision, and for every
 * commercial one; those of AWS's list first, in its order.
 */
export function toRegionRows(sources: RowSources): RegionRow[] {
  const commercial = REGIONS.filter(({ partition }) => partition === "aws");
  const keys = new Map<string, RegionActivity>();
  for (const text of [...commercial.map(({ code }) => code), ...sources.decided]) {
    const key = regionKey(text);
    if (!keys.has(key.id)) keys.set(key.id, newActivity(key));
  }
  for (const id of sources.covered.keys()) {
    if (id !== "" && !keys.has(id)) keys.set(id, newActivity(regionKey(id)));
  }
  for (const [id, one] of sources.activity) {
    if (one.all.size > 0 || keys.has(id)) keys.set(id, one);
  }
  return [...keys.values()].map((activity) => toRow(sources, activity));
}

function toRow(sources: RowSources, activity: RegionActivity): RegionRow {
  const { columns, known } = sources;
  const { id, region, q } = activity.key;
  const about = findRegion(id);
  const covered = sources.covered.get(id) ?? new Set();
  const lastHour = [...activity.local.keys()]
    .filter((hour) => activity.all.has(hour))
    .reduce((last, hour) => Math.max(last, hour), Number.NEGATIVE_INFINITY);
  return {
    region: about?.code ?? region,
    name: about?.name ?? null,
    partition: about?.partition ?? null,
    isKnown: about !== null,
    enabledByDefault: about?.enabledByDefault ?? null,
    state: stateOf(sources, activity, covered),
    all: sumCounts(activity.all.values()),
    global: sumCounts(activity.global.values()),
    firstMs: known.get(id) ?? null,
    lastMs: Number.isFinite(lastHour) ? lastHour * HOUR_MS : null,
    cells: columns.flatMap((_, column) => toCell(sources, activity, column) ?? []),
    uncovered: columns.flatMap(({ hours }, column) =>
      hours.some((hour) => covered.has(hour)) ? [] : [column],
    ),
    q,
  };
}

function stateOf(
  { known }: RowSources,
  { key, all }: RegionActivity,
  covered: ReadonlySet<number>,
): RegionRow["state"] {
  if (all.size > 0) return "active";
  if (covered.size > 0) return "quiet";
  const isOptIn = findRegion(key.id)?.enabledByDefault === false;
  return isOptIn && !known.has(key.id) ? "not-enabled" : "uncovered";
}

function toCell(sources: RowSources, activity: RegionActivity, column: number): RegionCell | null {
  const { columns, marks } = sources;
  const hours = columns[column]?.hours ?? [];
  const all = sumCounts(hours.flatMap((hour) => activity.all.get(hour) ?? []));
  if (all.events === 0) return null;
  const { id } = activity.key;
  const quiet = marks.quiet.get(id);
  return {
    column,
    all,
    global: sumCounts(hours.flatMap((hour) => activity.global.get(hour) ?? [])),
    quiet: hours.reduce((sum, hour) => sum + (quiet?.get(hour) ?? 0), 0),
    marks: marks.marks
      .filter((mark) => mark.region === id && mark.column === column)
      .map((mark) => toMark(sources, activity, mark)),
  };
}

/** Of each kind of mark, which events of the cell it is about. */
const ABOUT: Readonly<Record<RegionMark["kind"], (mark: FoundMark) => string>> = {
  N: () => "",
  V: () => "",
  E: () => "outcome:(denied OR error)",
  H: ({ hours }) => either("hour", hours.map(String)),
  P: ({ principals }) =>
    either(
      "principal_key",
      principals.map(({ key }) => key),
    ),
};

function toMark(sources: RowSources, { key }: RegionActivity, mark: FoundMark): RegionMark {
  const { kind, sentence, events, column, principals } = mark;
  const about = ABOUT[kind](mark);
  return {
    kind,
    sentence,
    principals: principals.map((actor) => ({ label: named(actor), profile: profileOf(actor) })),
    events,
    link: cellLink(sources, key.q, column, "-global:true", about),
  };
}

/** Null for a key with a secret in it, which no URL may hold. */
function profileOf({ key }: Actor): RegionMark["principals"][number]["profile"] {
  return shownText(key) === key ? { kind: "principal", id: key } : null;
}

function cellLink(
  { columns, period, scope }: RowSources,
  row: string,
  column: number,
  ...more: readonly string[]
): EventLink {
  const shown = columns[column]?.shown;
  return {
    q: allOf(scope, row, shown?.q ?? "", ...more),
    fromMs: shown?.startMs ?? period.fromMs,
    toMs: shown?.endMs ?? period.toMs,
  };
}

function either(field: string, values: readonly string[]): string {
  const conditions = values.map((value) => valueCondition(field, value));
  return conditions.length === 1 ? conditions.join("") : `(${conditions.join(" OR ")})`;
}
