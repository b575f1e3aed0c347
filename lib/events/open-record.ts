import { createHash } from "node:crypto";
import type { Revealed } from "@/lib/api/contract";
import { writeAudit } from "@/lib/audit/write-audit";
import type { Reader } from "@/lib/auth/reader";
import { maskSecrets } from "@/lib/cloudtrail/mask-secrets";
import { printEventKey } from "./event-key";
import { findEvents } from "./find-events";
import { type RawRecord, readRecords } from "./read-records";

/** The record's text with its secrets. Recorded before it is answered. Throws AppError `not_found`. */
export async function revealRecord(reader: Reader, key: string, reason: string): Promise<Revealed> {
  const opened = await openRecord(reader, key);
  const recordedAtMs = await writeAudit(reader, {
    action: "reveal",
    target: opened.key,
    detail: { ...opened.detail, reason },
  });
  return { raw: opened.record.text, recordedAtMs };
}

/**
 * The record's bytes exactly as its file holds them, and what they are; recorded when they hold
 * secrets. Throws AppError `not_found`.
 */
export async function downloadRecord(
  reader: Reader,
  key: string,
): Promise<Pick<RawRecord, "bytes" | "mediaType">> {
  const { record, detail, ...opened } = await openRecord(reader, key);
  if (detail.secrets > 0) {
    await writeAudit(reader, { action: "download-raw", target: opened.key, detail });
  }
  return record;
}

interface OpenedRecord {
  /** The key in full, however the event was asked for. */
  readonly key: string;
  readonly record: RawRecord;
  /** For the audit log: which bytes were seen and how many secrets they hold, never the secrets. */
  readonly detail: { readonly recordSha256: string; readonly secrets: number };
}

async function openRecord(reader: Reader, key: string): Promise<OpenedRecord> {
  const { event } = await findEvents(reader, key);
  const [record] = await readRecords(reader, [event]);
  if (!record) throw new Error(`Event ${key} has no raw record`);
  return {
    key: printEventKey(event.eventId, event.contentHash),
    record,
    detail: {
      recordSha256: createHash("sha256").update(record.bytes).digest("hex"),
      secrets: maskSecrets(record.text).masked.length,
    },
  };
}
