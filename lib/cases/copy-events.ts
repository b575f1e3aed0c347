import { createHash } from "node:crypto";
import type { Reader } from "@/lib/auth/reader";
import type { StoredEvent } from "@/lib/events/event-rows";
import { toEventRows } from "@/lib/events/event-rows";
import { findEvents } from "@/lib/events/find-events";
import { readRecords } from "@/lib/events/read-records";
import { proofsOf } from "@/lib/integrity/proofs-of";
import type { PinContent } from "./pin-content";
import { newestImport } from "./pin-scope";

/**
 * Copies one event or several, in the order given: rows as they are listed, records byte for byte
 * with their SHA-256, and what the proof of their log files says now.
 * Throws AppError `not_found` when one of them is not there or out of sight.
 */
export async function copyEvents(reader: Reader, keys: readonly string[]): Promise<PinContent> {
  const asof = await newestImport(reader);
  const events: StoredEvent[] = [];
  for (const key of new Set(keys)) events.push((await findEvents(reader, key)).event);
  const [rows, records, proofs] = await Promise.all([
    toEventRows(reader, events),
    readRecords(reader, events),
    proofsOf(
      reader,
      events.map(({ fileId }) => fileId),
    ),
  ]);
  const times = rows.flatMap(({ timeMs }) => (timeMs === null ? [] : [timeMs]));
  const [first] = rows;
  const isOne = rows.length === 1;
  return {
    title: isOne ? (first?.eventName ?? "Event") : `${rows.length} events`,
    atMs: isOne ? (first?.timeMs ?? null) : null,
    url: isOne && first ? `/events/${encodeURIComponent(first.key)}` : "/events",
    q: "",
    fromMs: times.length === 0 ? null : Math.min(...times),
    toMs: times.length === 0 ? null : Math.max(...times),
    asof,
    // An event that names no account is for those who see all of them.
    accounts: [...new Set(rows.map(({ account }) => account ?? ""))],
    copy: { rows },
    records: records.map(({ bytes }, at) => ({
      eventId: events[at]?.eventId ?? "",
      raw: new Uint8Array(bytes),
      sha256: new Uint8Array(createHash("sha256").update(bytes).digest()),
      verdict: proofs.get(events[at]?.fileId ?? 0) ?? null,
    })),
  };
}
