import type { CorrelatedRules } from "@/lib/detections/alerts/correlated-rules";
import type { HitRow } from "@/lib/detections/alerts/hit-rows";
import { judgeWindow } from "@/lib/detections/alerts/judge-window";
import { printEventKey } from "@/lib/events/event-key";
import type { Found } from "./hunt-tally";
import type { TriedEvent } from "./try-events";

/** Hits that are held in memory to be put together. */
const MOST_HITS = 100_000;
const SUCCESS = 1;
const ERROR = 3;

/** What correlations would have raised over the hits of their rules, which are kept in memory. */
export class CorrelatedAlerts {
  private readonly hits: HitRow[] = [];
  private readonly names = new Map<string, string | null>();
  /** Older hits were left out. */
  isCut = false;

  constructor(private readonly correlations: readonly CorrelatedRules[]) {}

  /** Newest first, about: what comes once enough is held is left out. */
  add(events: readonly TriedEvent[]): void {
    if (this.correlations.length === 0) return;
    for (const { stored, event, hits } of events) {
      const { accountId, eventId, contentHash, timeMs } = stored;
      if (timeMs === null) continue;
      if (this.hits.length + hits.length > MOST_HITS) {
        this.isCut = true;
        return;
      }
      this.names.set(printEventKey(eventId, contentHash), event.eventName);
      for (const { fields, ...hit } of hits) {
        const place = { id: 0n, accountId, eventId, contentHash, timeMs };
        const none = { suppressionId: null, alertId: null };
        this.hits.push({ ...hit, ...place, ...none, fields: Object.fromEntries(fields) });
      }
    }
  }

  /** The alerts, each by its last event. */
  find(watermarkMs: number): readonly Found[] {
    const sorted = this.hits.toSorted((a, b) => a.timeMs - b.timeMs);
    return this.correlations.flatMap((rules) => {
      const own = sorted.filter(({ ruleId }) => rules.keys.has(ruleId));
      return windowsOf(rules, own).flatMap(({ startMs, hits }) =>
        judgeWindow(rules, startMs, hits, watermarkMs).map(({ finding }): Found => {
          const last = finding.events.reduce<(typeof finding.events)[number] | undefined>(
            (newest, event) =>
              newest === undefined || (event.timeMs ?? 0) > (newest.timeMs ?? 0) ? event : newest,
            undefined,
          );
          const key = last === undefined ? "" : printEventKey(last.eventId, last.contentHash);
          const outcome = finding.failed === finding.count ? ERROR : SUCCESS;
          const { lastMs: timeMs } = finding;
          return { key, timeMs, eventName: this.names.get(key) ?? null, outcome };
        }),
      );
    });
  }
}

/** Windows that hold hits, each with all that decide what is said of it. `hits` in order of time. */
function windowsOf(
  { rule: { alertWindowMs }, reachMs }: CorrelatedRules,
  hits: readonly HitRow[],
): readonly { readonly startMs: number; readonly hits: readonly HitRow[] }[] {
  const starts = new Set(hits.map((hit) => Math.floor(hit.timeMs / alertWindowMs) * alertWindowMs));
  let from = 0;
  return [...starts].map((startMs) => {
    while ((hits[from]?.timeMs ?? startMs) < startMs - reachMs) from += 1;
    let to = from;
    while ((hits[to]?.timeMs ?? Number.POSITIVE_INFINITY) < startMs + alertWindowMs + reachMs)
      to += 1;
    return { startMs, hits: hits.slice(from, to) };
  });
}
