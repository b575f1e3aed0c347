import { type DeliveredFile, DigestChain, sha256Hex } from "./digest-chain";
import { mixedText } from "./identifier";
import type { ObjectWriter } from "./object-writer";
import { ORGANIZATION_ID, type Place } from "./organization";
import type { Random } from "./random";
import { RecordBuffer } from "./record-buffer";
import type { Family } from "./stage";
import { basicMinute, dayFolder } from "./timestamp";

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** A busy file is delivered at the next step, a quiet one when its oldest event has waited this long. */
const FULL_RECORDS = 200;
const LONGEST_WAIT_MS = 30 * MINUTE_MS;
const DUPLICATE_SHARE = 0.005;
const LATE_FILE_SHARE = 0.01;

const UNDATED = {
  oldestMs: Number.POSITIVE_INFINITY,
  newestMs: 0,
  sinceMs: Number.POSITIVE_INFINITY,
};

interface OpenFile {
  readonly place: Place;
  readonly family: Family;
  records: RecordBuffer;
  /** Records of an earlier file that come a second time in this one. */
  again: { json: string; timeMs: number }[];
  oldestMs: number;
  newestMs: number;
  /** When the first of these records came in. */
  sinceMs: number;
}

/** Gathers records into log files and their digests, as the trail delivers them. */
export class Delivery {
  private readonly open = new Map<string, OpenFile>();
  private readonly undigested = new Map<Place, { file: DeliveredFile; deliveredMs: number }[]>();
  private readonly chains: Map<Place, DigestChain>;
  readonly totals = { files: 0, lateFiles: 0, records: 0, duplicates: 0, bodyBytes: 0, digests: 0 };

  /** Places that get a digest every hour; none when digests are not wanted. */
  constructor(
    private readonly writer: ObjectWriter,
    private readonly random: Random,
    private readonly endMs: number,
    digested: readonly Place[],
  ) {
    this.chains = new Map(digested.map((place) => [place, new DigestChain(place)]));
  }

  add(place: Place, family: Family, timeMs: number, json: string): void {
    const id = `${place.account.id}/${family}/${place.region}`;
    let file = this.open.get(id);
    if (file === undefined) {
      file = { place, family, records: new RecordBuffer(), again: [], ...UNDATED };
      this.open.set(id, file);
    }
    this.append(file, json, timeMs);
    if (this.random.chance(DUPLICATE_SHARE)) file.again.push({ json, timeMs });
  }

  /** True while some record has not been delivered. */
  get pending(): boolean {
    return [...this.open.values()].some(({ records }) => records.count > 0);
  }

  /** Delivers what is due at `nowMs`; everything when `all`. */
  async deliver(nowMs: number, all = false): Promise<void> {
    for (const file of this.open.values()) {
      const due = file.records.count >= FULL_RECORDS || file.sinceMs <= nowMs - LONGEST_WAIT_MS;
      if (file.records.count > 0 && (due || all)) {
        await this.writer.room();
        this.write(file, nowMs);
      }
    }
  }

  /** Writes the digests of the hour that ends at `hourEndMs`. */
  async digest(hourEndMs: number): Promise<void> {
    for (const [place, chain] of this.chains) {
      const waiting = this.undigested.get(place) ?? [];
      const files = waiting.filter(({ deliveredMs }) => deliveredMs < hourEndMs);
      this.undigested.set(
        place,
        waiting.filter(({ deliveredMs }) => deliveredMs >= hourEndMs),
      );
      const signed = chain.next(
        hourEndMs - HOUR_MS,
        hourEndMs,
        files.map(({ file }) => file),
      );
      await this.writer.room();
      this.writer.add(signed.key, signed.body, signed.metadata);
      this.totals.digests++;
    }
  }

  private append(file: OpenFile, json: string, timeMs: number, sinceMs = timeMs): void {
    file.records.add(json);
    file.sinceMs = Math.min(file.sinceMs, sinceMs);
    file.oldestMs = Math.min(file.oldestMs, timeMs);
    file.newestMs = Math.max(file.newestMs, timeMs);
  }

  private write(file: OpenFile, nowMs: number): void {
    const { place, family, records, again, oldestMs, newestMs } = file;
    const late = this.random.chance(LATE_FILE_SHARE);
    // From two hours to three days; a file named after its delivery, so the key tells nothing of its events.
    const delayMs = late ? Math.floor(2 * HOUR_MS * 36 ** this.random.unit()) : 0;
    const deliveredMs = Math.min(nowMs + delayMs, Math.max(nowMs, this.endMs));
    const body = records.finish();
    const { account, region } = place;
    const key = `AWSLogs/${ORGANIZATION_ID}/${account.id}/${family}/${region}/${dayFolder(deliveredMs)}/${account.id}_${family}_${region}_${basicMinute(deliveredMs)}_${mixedText(16, this.random)}.json.gz`;
    this.writer.add(key, body);
    if (this.chains.size > 0) {
      const waiting = this.undigested.get(place) ?? [];
      waiting.push({ file: { key, sha256: sha256Hex(body), oldestMs, newestMs }, deliveredMs });
      this.undigested.set(place, waiting);
    }
    this.totals.files++;
    this.totals.lateFiles += late ? 1 : 0;
    this.totals.records += records.count;
    this.totals.bodyBytes += body.length;
    Object.assign(file, { records: new RecordBuffer(), again: [], ...UNDATED });
    for (const { json, timeMs } of again) this.append(file, json, timeMs, nowMs);
    this.totals.duplicates += again.length;
  }
}
