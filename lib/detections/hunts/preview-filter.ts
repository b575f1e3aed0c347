import type { FilterPreview, FilterPreviewParams } from "@/lib/api/tune-contract";
import type { Reader } from "@/lib/auth/reader";
import { Prisma } from "@/lib/db/generated/client";
import { postgresText } from "@/lib/db/postgres-text";
import { instant } from "@/lib/db/sql-instant";
import { readFilter, takesOut } from "@/lib/detections/alerts/read-filter";
import { readValueLists } from "@/lib/detections/rule-pages/value-lists";
import { environmentOf } from "@/lib/detections/rules/rule-texts";
import { AppError } from "@/lib/errors";
import { printEventKey } from "@/lib/events/event-key";
import { readRange } from "@/lib/events/to-question";
import type { FilterRule } from "@/lib/sigma/rule";
import type { Subject } from "@/lib/sigma/subject";
import { HiddenAlerts } from "./hidden-alerts";
import { HuntTally } from "./hunt-tally";
import { listRuleHits, MOST_HITS, readSubjects } from "./rule-subjects";

/**
 * What a filter would hide of what a rule has found, by day; the newest 5,000 hits of the range are
 * looked at. Throws AppError `invalid` for a text that is no filter and for times that cannot be read.
 */
export async function previewFilter(
  reader: Reader,
  ruleId: number,
  { text, from, to }: FilterPreviewParams,
  nowMs: number,
): Promise<FilterPreview> {
  const filter = await filterOf(reader, text);
  const { fromMs, toMs } = readRange(from, to, nowMs);
  const bounds = [
    fromMs === null ? null : Prisma.sql`h.event_time >= ${instant(fromMs)}`,
    toMs === null ? null : Prisma.sql`h.event_time < ${instant(toMs)} and isfinite(h.event_time)`,
  ].filter((bound) => bound !== null);
  const where = bounds.length > 0 ? Prisma.join(bounds, " and ") : Prisma.sql`true`;
  const found = await listRuleHits(reader, ruleId, where);
  const hits = found.slice(0, MOST_HITS);
  const hidden = new HiddenAlerts();
  const tally = new HuntTally();
  for await (const { hit, subject } of readSubjects(reader, hits)) {
    const isHidden = hides(filter, subject);
    hidden.add(hit, isHidden);
    if (!isHidden) continue;
    const { eventName } = subject.event;
    const key = printEventKey(hit.eventId, hit.contentHash);
    tally.add({ ...hit, key, eventName: eventName === null ? null : postgresText(eventName) });
  }
  return {
    looked: hits.length,
    hasMore: found.length > hits.length,
    hits: hidden.hits,
    alerts: hidden.alerts,
    days: tally.toDays(),
    samples: tally.toSamples(),
  };
}

async function filterOf(reader: Reader, text: string): Promise<FilterRule> {
  const read = readFilter(text, environmentOf(await readValueLists(reader)));
  if ("filter" in read) return read.filter;
  throw new AppError("invalid", read.message, { fields: { text: read.message } });
}

/** A filter that breaks down over an event does not hide it. */
export function hides(filter: FilterRule, subject: Subject): boolean {
  try {
    return takesOut(filter, subject);
  } catch {
    return false;
  }
}
