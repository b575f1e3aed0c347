import { createHash } from "node:crypto";
import type { Case, CasePin } from "@/lib/api/case-contract";
import type { Review } from "@/lib/api/review-contract";
import { maskSecrets } from "@/lib/cloudtrail/mask-secrets";
import { redactQuery } from "./redact-query";
import { type Preset, Redactor, WITHHELD } from "./redactor";

/** What is known when a review is frozen: the time, and the coverage of then. */
export interface Frozen {
  readonly frozenAt: string;
  readonly coverage: Review["coverage"];
}

/**
 * A case as a recipient may see it. Addresses of our pages, ids of people and members are left out
 * under every preset: a recipient can do nothing with them.
 * `values`: what was given a pseudonym, lower case; none of them is left in the review.
 */
export function redactCase(
  found: Case,
  preset: Preset,
  { frozenAt, coverage }: Frozen,
): { readonly review: Review; readonly values: readonly string[] } {
  const redactor = new Redactor(preset);
  // The first time only collects names, so that those that come last are replaced everywhere.
  redact(redactor, found, { frozenAt, coverage });
  redactor.collecting = false;
  return { review: redact(redactor, found, { frozenAt, coverage }), values: redactor.names.values };
}

function redact(by: Redactor, found: Case, { frozenAt, coverage }: Frozen): Review {
  const text = (given: string) => by.text(given);
  return {
    format: "trailglass-review/1",
    preset: by.preset,
    frozenAt,
    number: found.number,
    title: text(found.title),
    summary: text(found.summary),
    status: found.status,
    severity: found.severity,
    from: found.from,
    to: found.to,
    tags: found.tags.map(text),
    openedAt: found.openedAt,
    closedAt: found.closedAt,
    pins: found.pins.map((pin) => redactPin(by, pin)),
    blocks: found.blocks.map((block) => ({
      kind: block.kind,
      title: text(block.title),
      text: text(block.text),
      at: block.at,
      until: block.until,
      pinId: block.pinId,
      tags: block.tags.map(text),
      by: by.analyst(block.editedBy.name),
    })),
    indicators: found.indicators.map(({ kind, value, note }) => ({
      kind,
      value: redactIndicator(by, kind, value),
      note: text(note),
    })),
    hiddenPins: found.hiddenPins,
    coverage: coverage && {
      ...coverage,
      places: coverage.places.map((place) => ({
        ...place,
        account: String(by.value(place.account, "account")),
      })),
    },
  };
}

function redactPin(by: Redactor, pin: CasePin): Review["pins"][number] {
  return {
    id: pin.id,
    kind: pin.kind,
    title: by.text(pin.title),
    at: pin.at,
    q: by.preset === "external" ? redactQuery(by, pin.q) : by.text(pin.q),
    from: pin.from,
    to: pin.to,
    asof: pin.asof,
    accounts: pin.accounts.map((account) => String(by.value(account, "account"))),
    copy: by.value(JSON.parse(maskSecrets(JSON.stringify(pin.copy ?? null)).text)),
    records: pin.records.map(({ eventId, raw, sha256, verdict }) => {
      const redacted = redactRecord(by, raw);
      return {
        eventId: by.text(eventId),
        raw: redacted,
        sha256,
        redactedSha256: hash(redacted),
        verdict,
      };
    }),
    tags: pin.tags.map((tag) => by.text(tag)),
    by: by.analyst(pin.pinnedBy.name),
    pinnedAt: pin.pinnedAt,
  };
}

/**
 * Written anew from what was read, so that no second key of one name and no escape hides a value. A
 * record too deep to be written, or that is no JSON, is withheld from who may not know all of it.
 */
function redactRecord(by: Redactor, raw: string): string {
  const masked = maskSecrets(raw).text;
  try {
    return JSON.stringify(by.value(JSON.parse(masked)));
  } catch {
    return JSON.stringify(by.preset === "none" ? by.text(masked) : WITHHELD);
  }
}

const FIELD_OF = {
  ip: "sourceIPAddress",
  "access-key": "accessKeyId",
  principal: "userName",
  "user-agent": "userAgent",
  resource: "resource",
  account: "account",
  other: "value",
} as const;

function redactIndicator(by: Redactor, kind: keyof typeof FIELD_OF, value: string): string {
  return String(by.value(value, FIELD_OF[kind]));
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
