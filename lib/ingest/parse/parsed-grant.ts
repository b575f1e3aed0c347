import type { CloudTrailEvent } from "@/lib/cloudtrail/event";
import { readSessionGrant } from "@/lib/cloudtrail/session-grant";
import type { SessionGrantKind } from "@/lib/cloudtrail/session-grant-kind";
import { storable } from "./storable";

/** What a record hands out, as `session_grant` keeps it; null where the record does not say. */
export interface ParsedGrant {
  readonly kind: SessionGrantKind;
  readonly issuedKey: string | null;
  readonly assumedId: string | null;
  readonly assumedArn: string | null;
  readonly roleArn: string | null;
  readonly sessionName: string | null;
  readonly sourceIdentity: string | null;
  readonly subject: string | null;
  readonly provider: string | null;
  /** `STORE/USER`, as the key of an Identity Center principal has it; the user alone without a store. */
  readonly behalfUser: string | null;
  readonly sharedEventId: string | null;
  /** UTC milliseconds. */
  readonly expiresMs: number | null;
}

/** The grant of a record, its texts as Postgres can hold them; null when it is none. */
export function parseGrant(record: unknown, event: CloudTrailEvent): ParsedGrant | null {
  const grant = readSessionGrant(record, event);
  if (grant === null) return null;
  const { behalfUserId, behalfStoreArn } = grant;
  const store = behalfStoreArn?.slice(behalfStoreArn.lastIndexOf("/") + 1);
  return {
    kind: grant.kind,
    issuedKey: grant.issuedKeyId,
    assumedId: stored(grant.assumedId),
    assumedArn: stored(grant.assumedArn),
    roleArn: stored(grant.roleArn),
    sessionName: stored(grant.sessionName),
    sourceIdentity: stored(grant.sourceIdentity),
    subject: stored(grant.subject),
    provider: stored(grant.provider),
    behalfUser: stored(behalfUserId === null || !store ? behalfUserId : `${store}/${behalfUserId}`),
    sharedEventId: stored(event.sharedEventId),
    expiresMs: grant.expiresMs,
  };
}

function stored(text: string | null): string | null {
  return text === null ? null : storable(text);
}
