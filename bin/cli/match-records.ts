import { createHash } from "node:crypto";
import { toEvent } from "@/lib/cloudtrail/to-event";
import type { RecordSlice } from "@/lib/ingest/body/block";
import { correlate } from "@/lib/sigma/correlate";
import { type CorrelationHit, correlatedFields, toHit } from "@/lib/sigma/correlation-hit";
import { RuleIndex } from "@/lib/sigma/rule-index";
import type { RuleSet } from "@/lib/sigma/rule-set";
import { Subject } from "@/lib/sigma/subject";

/** A match, under the names that scripts read. */
export interface RuleHit {
  /** Id of the rule, else its name, else its title. */
  readonly rule: string;
  /** For a correlation: the event with which it was first true. */
  readonly eventID: string | null;
  readonly outcome: string;
}

/**
 * Matches of rules as records pass by, each once however often its record is delivered, and at the
 * end those of correlations, which must know all of them. Rules that only serve correlations are
 * silent.
 */
export async function* matchRecords(
  { detections, correlations, silent }: RuleSet,
  records: AsyncIterable<RecordSlice>,
): AsyncGenerator<RuleHit> {
  const index = new RuleIndex(detections);
  const correlated = correlatedFields(correlations);
  const seen = new Set<string>();
  const events = new Map<string, Omit<RuleHit, "rule">>();
  const hits: CorrelationHit[] = [];
  for await (const { value, text } of records) {
    const event = toEvent(value, text);
    const subject = new Subject(value, event);
    const matched = index.match(subject);
    if (matched.length === 0) continue;
    const eventKey = `${event.eventId}|${createHash("sha256").update(text).digest("base64")}`;
    const told = { eventID: event.eventId, outcome: event.outcome };
    for (const { key } of matched) {
      if (seen.has(`${key}|${eventKey}`)) continue;
      seen.add(`${key}|${eventKey}`);
      if (!silent.has(key)) yield { rule: key, ...told };
      const fields = correlated.get(key);
      const hit = fields === undefined ? null : toHit(key, eventKey, subject, fields);
      if (hit === null) continue;
      hits.push(hit);
      events.set(eventKey, told);
    }
  }
  for (const correlation of correlations) {
    if (silent.has(correlation.rule.key)) continue;
    for (const { rule, firedBy } of correlate(correlation, hits, Number.MAX_SAFE_INTEGER)) {
      const told = events.get(firedBy);
      if (told !== undefined) yield { rule, ...told };
    }
  }
}
