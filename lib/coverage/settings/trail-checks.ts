import { TRAIL_CHECKS, type TrailCheck, type TrailCheckId } from "@/lib/api/trail-contract";
import { CHECK_TEXTS } from "./check-texts";
import { judgeBucket } from "./judge-bucket";
import { judgeTrail } from "./judge-trail";
import type { Judge } from "./judgement";
import type { TrailFacts } from "./trail-facts";
import type { TrailValueName } from "./trail-values";

/** The value that decides each check: where it comes from is where the check comes from. */
const DECIDED_BY: Readonly<Record<TrailCheckId, TrailValueName>> = {
  logging: "logging",
  "multi-region": "multiRegion",
  "global-events": "globalEvents",
  "management-events": "selection",
  "data-events": "selection",
  insights: "insights",
  validation: "validation",
  "digest-delivery": "digestDelivery",
  delivery: "delivery",
  encryption: "kmsKey",
  "log-group": "logGroup",
  organization: "organization",
  "bucket-versioning": "versioning",
  "bucket-mfa-delete": "mfaDelete",
  "bucket-public-access": "publicAccessBlock",
  "bucket-policy": "isPolicyPublic",
  "bucket-lifecycle": "lifecycle",
};

const JUDGES: Readonly<Record<TrailCheckId, Judge>> = { ...judgeTrail, ...judgeBucket };

/**
 * All checks of a trail. What is not known is `unknown`, with the reason where AWS gave one, and
 * never good or bad.
 * @param refusals why AWS did not tell a value
 */
export function trailChecks(
  { values, origins }: TrailFacts,
  refusals: Readonly<Partial<Record<TrailValueName, string | undefined>>>,
): TrailCheck[] {
  return TRAIL_CHECKS.map((id) => {
    const name = DECIDED_BY[id];
    const judgement = JUDGES[id](values);
    const origin = judgement && origins.get(name);
    const unknown = { state: "unknown" as const, value: refusals[name] ?? UNTOLD };
    return {
      id,
      ...CHECK_TEXTS[id],
      ...(judgement ?? unknown),
      from: origin?.from ?? null,
      atMs: origin?.atMs ?? null,
      eventKey: origin?.eventKey ?? null,
    };
  });
}

const UNTOLD = "Nothing here tells.";
