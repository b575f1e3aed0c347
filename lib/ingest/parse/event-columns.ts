import type { CloudTrailEvent, FlagName } from "@/lib/cloudtrail/event";
import { flagBits } from "@/lib/cloudtrail/flags";
import type { DictionaryName } from "@/lib/db/dictionaries";
import { contentHash, eventIdentity } from "@/lib/db/event-identity";
import { CATEGORIES, OUTCOMES } from "@/lib/db/stored-numbers";
import type { RuleMatcher } from "@/lib/detections/rules/rule-matcher";
import { valueTerm } from "@/lib/search/index-term";
import { ColumnCoder } from "./column-coder";
import type { ParsedEvents, RowGrant, RowHit } from "./parsed-block";
import { parseGrant } from "./parsed-grant";
import { rowResource } from "./row-resource";
import { storable, TOGETHER_BYTES } from "./storable";
import { type Face, identityFace, valueTerms } from "./value-terms";

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
  private readonly grants: RowGrant[] = [];
  private readonly hits: RowHit[] = [];

  constructor(
    capacity: number,
    private readonly matcher: RuleMatcher | null,
  ) {
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
      shape: coder(),
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
    const face = identityFace(record);
    const more = [...found];
    if (!terms.complete || !face.complete) more.push("terms-truncated");
    this.flags[row] = flagBits(event.flags) | flagBits(more);
    this.present[row] = terms.present;
    const flagged = more.map((flag) => valueTerm("flag", flag));
    this.valueTerms.push([terms.text, ...flagged].filter((text) => text !== "").join(","));
    this.code(row, event, face);
    const grant = parseGrant(record, event);
    if (grant) this.grants.push({ row, grant });
    for (const hit of this.matcher?.hitsOf(record, event) ?? []) this.hits.push({ row, hit });
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
      grants: this.grants,
      hits: this.hits,
    };
  }

  private code(row: number, event: CloudTrailEvent, face: Face): void {
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
    coders.session.set(
      row,
      [
        alone(event.arn),
        alone(event.principalId),
        alone(event.sessionName),
        alone(event.sessionKey),
        alone(event.sourceIdentity),
        face.hash,
        face.terms,
      ],
      face.hash,
    );
    coders.shape.set(row, [
      event.outcome,
      yesNo(event.readOnly),
      event.category,
      required(event.eventType),
      required(event.eventVersion),
      yesNo(event.mfa),
      yesNo(event.console),
      required(event.callerAccountId),
      required(event.servedRegion),
      required(event.vpcEndpointId),
      required(event.tlsVersion),
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

/** One of the columns that together are a unique key. */
function required(value: string | null): string {
  return value === null ? "" : storable(value, TOGETHER_BYTES);
}

function alone(value: string | null): string {
  return value === null ? "" : storable(value);
}

function yesNo(value: boolean | null): string {
  return value === null ? "" : String(value);
}

function optional(value: string | null): readonly string[] | null {
  return value === null ? null : [storable(value)];
}
