import { gunzipSync } from "node:zlib";
import { z } from "zod";

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** What an hour of a place holds, counted without the index. */
interface CountedHour {
  /** By the word in the file's name: `CloudTrail`, `CloudTrail-Insight`, … */
  readonly files: Map<string, number>;
  events: number;
  isProven: boolean;
}

/** Aggregated records have an account and a window of their own (AWS: aggregated events). */
const recordSchema = z.union([
  z
    .object({ recipientAccountId: z.string(), awsRegion: z.string(), eventTime: z.string() })
    .transform((one) => ({
      account: one.recipientAccountId,
      region: one.awsRegion,
      time: one.eventTime,
    })),
  z
    .object({
      accountId: z.string(),
      awsRegion: z.string(),
      timeWindow: z.object({ windowStart: z.string() }),
    })
    .transform((one) => ({
      account: one.accountId,
      region: one.awsRegion,
      time: one.timeWindow.windowStart,
    })),
]);
const bodySchema = z.object({ Records: z.array(z.unknown()) });
const digestSchema = z.object({
  awsAccountId: z.string(),
  digestStartTime: z.string(),
  digestEndTime: z.string(),
});
const NAME =
  /(\d{12})_(CloudTrail[A-Za-z-]*)_([a-z0-9-]+)_(?:.*_)?(\d{8}T\d{4,6}Z)(?:_[^_/]*)?\.json\.gz$/;

/**
 * Coverage of a tree of log files and digests whose windows are whole hours, counted from names,
 * records and digests alone: an oracle that shares no code with ingest, validation and coverage.
 */
export class CountedCoverage {
  private readonly hours = new Map<string, CountedHour>();
  private readonly digested = new Set<string>();
  private readonly records = new Set<string>();
  /** Newest time in a name. */
  newestMs = 0;

  add(key: string, bytes: Buffer): void {
    const [, account = "", kind = "", region = "", time = ""] = NAME.exec(key) ?? [];
    if (kind === "") return;
    const timeMs = timeOf(time);
    this.newestMs = Math.max(this.newestMs, timeMs);
    const body: unknown = JSON.parse(gunzipSync(bytes).toString("utf8"));
    if (kind === "CloudTrail-Digest") {
      this.addDigest(region, digestSchema.parse(body));
      return;
    }
    const { files } = this.hour(account, region, timeMs);
    files.set(kind, (files.get(kind) ?? 0) + 1);
    for (const record of bodySchema.parse(body).Records) this.addRecord(record);
  }

  /** State, files and events of an hour, as they must be told. */
  expected(account: string, region: string, startMs: number, kind: string) {
    const hour = this.hours.get(keyOf(account, region, startMs));
    const files = hour?.files.get(kind) ?? 0;
    const events = hour?.events ?? 0;
    const isEmpty = files === 0 && (kind !== "CloudTrail" || events === 0);
    const dueMs = this.digested.has(keyOf(account, region, 0)) ? 135 * MINUTE_MS : 15 * MINUTE_MS;
    const isLate = startMs <= this.newestMs && this.newestMs < startMs + HOUR_MS + dueMs;
    const state = hour?.isProven
      ? isEmpty
        ? "proven-empty"
        : "complete"
      : isEmpty
        ? isLate
          ? "late"
          : "unknown"
        : "delivered";
    return { state, files, events };
  }

  /** Every place that any name or record tells. */
  places(): { account: string; region: string }[] {
    const places = new Set([...this.hours.keys()].map((key) => key.slice(0, key.lastIndexOf(" "))));
    return [...places].map((place) => {
      const [account = "", region = ""] = place.split(" ");
      return { account, region };
    });
  }

  private addDigest(region: string, digest: z.infer<typeof digestSchema>): void {
    const { awsAccountId: account } = digest;
    this.digested.add(keyOf(account, region, 0));
    const endMs = Date.parse(digest.digestEndTime);
    for (let at = Date.parse(digest.digestStartTime); at < endMs; at += HOUR_MS) {
      this.hour(account, region, at).isProven = true;
    }
  }

  /** Repeated deliveries count once. */
  private addRecord(record: unknown): void {
    const text = JSON.stringify(record);
    if (this.records.has(text)) return;
    this.records.add(text);
    const { account, region, time } = recordSchema.parse(record);
    this.hour(account, region, Date.parse(time)).events += 1;
  }

  private hour(account: string, region: string, timeMs: number): CountedHour {
    const key = keyOf(account, region, timeMs - (timeMs % HOUR_MS));
    const hour = this.hours.get(key) ?? { files: new Map(), events: 0, isProven: false };
    this.hours.set(key, hour);
    return hour;
  }
}

const keyOf = (account: string, region: string, startMs: number) =>
  `${account} ${region} ${startMs}`;

/** `20210802T0540Z`; digests have seconds. */
function timeOf(text: string): number {
  const [, year, month, day, hour, minute, second = "00"] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)?Z$/.exec(text) ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
