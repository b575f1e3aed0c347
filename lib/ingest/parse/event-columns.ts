import type { CloudTrailEvent } from "@/lib/cloudtrail/event";
import { FLAG_NAMES, type FlagName } from "@/lib/cloudtrail/event";
import { contentHash, eventIdentity, isUuid } from "@/lib/db/event-identity";
import { CATEGORIES, OUTCOMES } from "@/lib/db/stored-numbers";
import type { DictionaryName } from "@/lib/search/field";
import { ColumnCoder } from "./column-coder";
import type { ParsedEvents } from "./parsed-block";
import { rowResource } from "./row-resource";
import { storable } from "./storable";
import { valueTerms } from "./value-terms";

const FLAG_BITS = new Map(FLAG_NAMES.map((name, bit) => [name, 1 << bit]));

/** Collects the events of one block as columns. */
export class EventColumns {
  private count = 0;
  private readonly ordinals: Int32Array;
  private readonly timesMs: Float64Array;
  private readonly eventIds: string[] = [];
  private readonly contentHashes: string[] = [];
  private readonly outcomes: Uint8Array;
  private readonly categories: Uint8Array;
  private readonly readOnly: Int8Array;
  private readonly flags: Int32Array;
  private readonly present: Int32Array;
  private readonly valueTerms: string[] = [];
  private readonly coders: Readonly<Record<DictionaryName, ColumnCoder>>;

  constructor(capacity: number) {
    this.ordinals = new Int32Array(capacity);
    this.timesMs = new Float64Array(capacity);
    this.outcomes = new Uint8Array(capacity);
    this.categories = new Uint8Array(capacity);
    this.readOnly = new Int8Array(capacity);
    this.flags = new Int32Array(capacity);
    this.present = new Int32Array(capacity);
    const coder = () => new ColumnCoder(capacity);
    this.coders = {
      account: coder(),
      region: coder(),
      action: coder(),
      principal: coder(),
      session: coder(),
      sourceIp: coder(),
      userAgent: coder(),
      error: coder(),
      accessKey: coder(),
      resource: coder(),
    };
  }

  /** `bytes` are the record's own; `found` are flags that only the bytes could show. */
  add(
    ordinal: number,
    event: CloudTrailEvent,
    record: unknown,
    bytes: Uint8Array,
    found: readonly FlagName[],
  ): void {
    const row = this.count++;
    const content = contentHash(bytes);
    const terms = valueTerms(event, record);
    this.ordinals[row] = ordinal;
    this.timesMs[row] = event.eventTimeMs ?? Number.NEGATIVE_INFINITY;
    this.eventIds.push(eventIdentity(event.eventId, content));
    this.contentHashes.push(content);
    this.outcomes[row] = OUTCOMES.indexOf(event.outcome);
    this.categories[row] = CATEGORIES.indexOf(event.category);
    this.readOnly[row] = event.readOnly === null ? -1 : Number(event.readOnly);
    let flags = bits(event.flags) | bits(found);
    if (event.eventId !== null && !isUuid(event.eventId)) flags |= bits(["bad-event-id"]);
    if (!terms.complete) flags |= bits(["terms-truncated"]);
    this.flags[row] = flags;
    this.present[row] = terms.present;
    this.valueTerms.push(terms.text);
    this.code(row, event);
  }

  finish(): ParsedEvents {
    const { count } = this;
    const coded = Object.fromEntries(
      Object.entries(this.coders).map(([name, coder]) => [name, coder.finish(count)]),
    ) as ParsedEvents["coded"];
    return {
      count,
      ordinals: this.ordinals.subarray(0, count),
      timesMs: this.timesMs.subarray(0, count),
      eventIds: this.eventIds,
      contentHashes: this.contentHashes,
      outcomes: this.outcomes.subarray(0, count),
      categories: this.categories.subarray(0, count),
      readOnly: this.readOnly.subarray(0, count),
      flags: this.flags.subarray(0, count),
      present: this.present.subarray(0, count),
      valueTerms: this.valueTerms,
      coded,
    };
  }

  private code(row: number, event: CloudTrailEvent): void {
    const { coders } = this;
    const { principal } = event;
    coders.account.set(row, [required(event.accountId)]);
    coders.region.set(row, [required(event.region)]);
    coders.action.set(row, [required(event.eventSource), required(event.eventName)]);
    coders.principal.set(row, [
      required(principal.key),
      principal.kind,
      required(principal.name),
      required(principal.accountId),
      required(event.identityType),
      required(event.roleName),
      required(event.issuerArn),
    ]);
    coders.session.set(row, [
      required(event.arn),
      required(event.principalId),
      required(event.sessionName),
      required(event.sessionKey),
      required(event.sourceIdentity),
    ]);
    coders.sourceIp.set(row, optional(event.sourceIp));
    coders.userAgent.set(
      row,
      event.userAgent === null ? null : [storable(event.userAgent), event.client ?? ""],
    );
    coders.error.set(row, optional(event.errorCode));
    coders.accessKey.set(row, optional(event.accessKeyId));
    coders.resource.set(row, optional(rowResource(event.resources)));
  }
}

function required(value: string | null): string {
  return value === null ? "" : storable(value);
}

function optional(value: string | null): readonly string[] | null {
  return value === null ? null : [storable(value)];
}

function bits(flags: readonly FlagName[]): number {
  let mask = 0;
  for (const flag of flags) mask |= FLAG_BITS.get(flag) ?? 0;
  return mask;
}
