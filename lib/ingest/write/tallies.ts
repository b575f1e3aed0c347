import { VALUE_KINDS, type ValueKind } from "@/lib/db/stored-numbers";
import type { EventBatch } from "./event-batch";
import { PrincipalTallies } from "./principal-tallies";

const HOUR_MS = 3_600_000;

/** Dictionaries whose values are counted by the hour. */
const FACET_DICTIONARIES = [
  "region",
  "action",
  "principal",
  "session",
  "shape",
  "sourceIp",
  "userAgent",
  "accessKey",
  "error",
] as const;

/** One row of the hourly rollup; `hourMs` is -Infinity for events without a time. */
export interface ActivityTally {
  readonly accountId: number;
  readonly hourMs: number;
  readonly regionId: number;
  readonly actionId: number;
  readonly errorId: number;
  readonly outcome: number;
  readonly category: number;
  readonly readOnly: number;
  count: number;
}

export interface FacetTally {
  readonly accountId: number;
  readonly hourMs: number;
  readonly kind: number;
  readonly valueId: number;
  count: number;
}

export interface FirstSeenTally {
  readonly accountId: number;
  readonly principalId: number;
  readonly kind: number;
  readonly valueId: number;
  timeMs: number;
  eventId: string;
}

/** First and last time of a dictionary row; Infinity and -Infinity while only undated. */
export interface SeenTally {
  firstMs: number;
  lastMs: number;
}

/** What a transaction adds to the rollups, summed over its batches. */
export class Tallies {
  readonly activity = new Map<string, ActivityTally>();
  readonly facets = new Map<string, FacetTally>();
  readonly firstSeen = new Map<string, FirstSeenTally>();
  readonly seen = new Map<string, Map<number, SeenTally>>();
  readonly principals = new PrincipalTallies();
  /** Events by account, Region and hour, for the coverage ledger. */
  readonly coverage = new Map<
    string,
    { accountId: number; regionId: number; hourMs: number; events: number }
  >();

  /** Adds the rows of a batch, leaving out copies: they were counted when the event came first. */
  add(batch: EventBatch, isCopy: (row: number) => boolean): void {
    for (let row = 0; row < batch.count; row++) {
      if (!isCopy(row)) this.addRow(batch, row);
    }
  }

  private addRow(batch: EventBatch, row: number): void {
    const at = (column: readonly number[]) => column[row] ?? 0;
    const { ids } = batch;
    const timeMs = batch.timesMs[row] ?? Number.NEGATIVE_INFINITY;
    const hourMs = Math.floor(timeMs / HOUR_MS) * HOUR_MS;
    const accountId = at(ids.account);
    const regionId = at(ids.region);
    const actionId = at(ids.action);
    const principalId = at(ids.principal);
    const errorId = at(ids.error);
    const outcome = at(batch.outcomes);
    const category = at(batch.categories);
    const readOnly = batch.readOnly[row] ?? -1;
    const key = `${accountId},${hourMs},${regionId},${actionId},${errorId},${outcome},${category},${readOnly}`;
    const known = this.activity.get(key);
    if (known) known.count += 1;
    else {
      this.activity.set(key, {
        accountId,
        hourMs,
        regionId,
        actionId,
        errorId,
        outcome,
        category,
        readOnly,
        count: 1,
      });
    }
    const facet = (kind: ValueKind, valueId: number) =>
      this.addFacet(accountId, hourMs, VALUE_KINDS[kind], valueId);
    for (const name of FACET_DICTIONARIES) facet(name, at(ids[name]));
    facet("outcome", outcome);
    facet("category", category);
    facet("readOnly", readOnly);
    this.addCoverage(accountId, regionId, hourMs);
    this.principals.addRow(batch, row);
    for (const [name, column] of Object.entries(ids)) this.addSeen(name, at(column), timeMs);
    if (timeMs === Number.NEGATIVE_INFINITY) return;
    const eventId = batch.eventIds[row] ?? "";
    const first = (kind: number, valueId: number) =>
      this.addFirst(accountId, principalId, kind, valueId, timeMs, eventId);
    first(VALUE_KINDS.region, regionId);
    first(VALUE_KINDS.action, actionId);
    first(VALUE_KINDS.sourceIp, at(ids.sourceIp));
    first(VALUE_KINDS.userAgent, at(ids.userAgent));
    first(VALUE_KINDS.accessKey, at(ids.accessKey));
    if (readOnly === 0) first(VALUE_KINDS.writeAction, actionId);
  }

  private addFacet(accountId: number, hourMs: number, kind: number, valueId: number): void {
    const key = `${accountId},${hourMs},${kind},${valueId}`;
    const known = this.facets.get(key);
    if (known) known.count += 1;
    else this.facets.set(key, { accountId, hourMs, kind, valueId, count: 1 });
  }

  private addCoverage(accountId: number, regionId: number, hourMs: number): void {
    const key = `${accountId},${regionId},${hourMs}`;
    const known = this.coverage.get(key);
    if (known) known.events += 1;
    else this.coverage.set(key, { accountId, regionId, hourMs, events: 1 });
  }

  private addSeen(dictionary: string, id: number, timeMs: number): void {
    if (id === 0 || timeMs === Number.NEGATIVE_INFINITY) return;
    let rows = this.seen.get(dictionary);
    if (!rows) {
      rows = new Map();
      this.seen.set(dictionary, rows);
    }
    const known = rows.get(id);
    if (!known) rows.set(id, { firstMs: timeMs, lastMs: timeMs });
    else if (timeMs < known.firstMs) known.firstMs = timeMs;
    else if (timeMs > known.lastMs) known.lastMs = timeMs;
  }

  private addFirst(
    accountId: number,
    principalId: number,
    kind: number,
    valueId: number,
    timeMs: number,
    eventId: string,
  ): void {
    if (valueId === 0) return;
    const key = `${accountId},${principalId},${kind},${valueId}`;
    const known = this.firstSeen.get(key);
    if (!known) {
      this.firstSeen.set(key, { accountId, principalId, kind, valueId, timeMs, eventId });
    } else if (
      timeMs < known.timeMs ||
      (timeMs === known.timeMs && isLess(eventId, known.eventId))
    ) {
      known.timeMs = timeMs;
      known.eventId = eventId;
    }
  }
}

/** Whether one UUID, however it is spelled, sorts before another in Postgres. */
function isLess(a: string, b: string): boolean {
  return digits(a) < digits(b);
}

function digits(uuid: string): string {
  return uuid.replaceAll("-", "").toLowerCase();
}
