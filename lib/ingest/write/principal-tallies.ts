import { OUTCOMES, type ValueKind } from "@/lib/db/stored-numbers";
import type { EventBatch } from "./event-batch";

const DAY_MS = 86_400_000;
const DENIED = OUTCOMES.indexOf("denied");
const ERROR = OUTCOMES.indexOf("error");

/** Dictionaries whose values are counted for each principal. */
const DAY_DICTIONARIES = [
  "region",
  "action",
  "sourceIp",
  "userAgent",
  "accessKey",
  "session",
  "error",
  "shape",
] as const satisfies readonly ValueKind[];

/** One value of one principal's day. */
export interface ValueTally {
  count: number;
  denied: number;
  errors: number;
  firstMs: number;
  lastMs: number;
}

/** What one principal did in one UTC day; `dayMs` is -Infinity for events without a time. */
export interface PrincipalDay {
  readonly accountId: number;
  readonly principalId: number;
  readonly dayMs: number;
  /** By kind, then by value id. */
  readonly values: readonly {
    readonly name: (typeof DAY_DICTIONARIES)[number];
    readonly tallies: Map<number, ValueTally>;
  }[];
}

/** An access key that signed for a face of an identity; -Infinity while only undated. */
export interface SessionKeyTally {
  readonly accountId: number;
  readonly sessionId: number;
  readonly principalId: number;
  readonly accessKeyId: number;
  count: number;
  firstMs: number;
  lastMs: number;
}

/** What a transaction adds to the pages of principals and to session lineage. */
export class PrincipalTallies {
  readonly days = new Map<string, PrincipalDay>();
  readonly sessionKeys = new Map<string, SessionKeyTally>();

  addRow(batch: EventBatch, row: number): void {
    const { ids } = batch;
    const timeMs = batch.timesMs[row] ?? Number.NEGATIVE_INFINITY;
    const accountId = ids.account[row] ?? 0;
    const principalId = ids.principal[row] ?? 0;
    const outcome = batch.outcomes[row];
    const denied = outcome === DENIED ? 1 : 0;
    const errors = outcome === ERROR ? 1 : 0;
    const day = this.dayOf(accountId, principalId, Math.floor(timeMs / DAY_MS) * DAY_MS);
    for (const { name, tallies } of day.values) {
      const valueId = ids[name][row] ?? 0;
      const known = tallies.get(valueId);
      if (known === undefined) {
        tallies.set(valueId, { count: 1, denied, errors, firstMs: timeMs, lastMs: timeMs });
        continue;
      }
      known.count += 1;
      known.denied += denied;
      known.errors += errors;
      if (timeMs < known.firstMs) known.firstMs = timeMs;
      else if (timeMs > known.lastMs) known.lastMs = timeMs;
    }
    this.addSessionKey(
      accountId,
      ids.session[row] ?? 0,
      principalId,
      ids.accessKey[row] ?? 0,
      timeMs,
    );
  }

  private dayOf(accountId: number, principalId: number, dayMs: number): PrincipalDay {
    const key = `${accountId},${principalId},${dayMs}`;
    let day = this.days.get(key);
    if (day === undefined) {
      const values = DAY_DICTIONARIES.map((name) => ({ name, tallies: new Map() }));
      day = { accountId, principalId, dayMs, values };
      this.days.set(key, day);
    }
    return day;
  }

  private addSessionKey(
    accountId: number,
    sessionId: number,
    principalId: number,
    accessKeyId: number,
    timeMs: number,
  ): void {
    const key = `${accountId},${sessionId},${principalId},${accessKeyId}`;
    const known = this.sessionKeys.get(key);
    if (known === undefined) {
      this.sessionKeys.set(key, {
        accountId,
        sessionId,
        principalId,
        accessKeyId,
        count: 1,
        firstMs: timeMs,
        lastMs: timeMs,
      });
      return;
    }
    known.count += 1;
    if (timeMs === Number.NEGATIVE_INFINITY) return;
    // A first time of -Infinity is that of events without one: any dated event knows better.
    if (timeMs < known.firstMs || known.firstMs === Number.NEGATIVE_INFINITY)
      known.firstMs = timeMs;
    if (timeMs > known.lastMs) known.lastMs = timeMs;
  }
}
