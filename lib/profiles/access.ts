import type { PeriodParams } from "@/lib/api/period-contract";
import type { Access, ProfileKind } from "@/lib/api/profile-contract";
import type { Reader } from "@/lib/auth/reader";
import { namedGrants } from "@/lib/cloudtrail/iam-grants";
import { accessServices } from "./access-services";
import { countActions } from "./action-tallies";
import { findProfile } from "./find-profile";
import { type Granted, grantedTo } from "./granted";
import { findIamSnapshot } from "./iam-store";
import { openPeriod } from "./profile-period";

/**
 * What a profile called in a period, service by service, against what IAM grants it: used, denied,
 * and granted without any use. Only users and roles that an uploaded snapshot lists have grants; of
 * all others they are unknown. Throws AppError `not_found`, `invalid`, and `timeout`.
 */
export async function getAccess(
  asking: Reader,
  kind: ProfileKind,
  id: string,
  params: PeriodParams,
  nowMs: number,
): Promise<Access> {
  const { reader, period } = await openPeriod(asking, params, nowMs);
  const found = await findProfile(reader, kind, id, nowMs);
  const base = { query: found.query, scope: params.scope, period };
  const [tallies, snapshot] = await Promise.all([
    countActions(reader, found, period, nowMs),
    kind === "principal" ? findIamSnapshot(reader, found.id.split("|")[1] ?? "") : null,
  ]);
  const granted = snapshot && grantedTo(snapshot.document, found.id);
  return {
    snapshot: snapshot && {
      account: snapshot.row.account,
      takenMs: snapshot.row.takenMs,
      uploadedMs: snapshot.row.uploadedMs,
      sha256: snapshot.row.sha256,
    },
    services: accessServices(tallies, granted, base),
    policies: [...(granted?.policies ?? [])],
    limits: limitsOf(snapshot !== null, granted, found.id),
  };
}

function limitsOf(hasSnapshot: boolean, granted: Granted | null, principalKey: string): string[] {
  if (!hasSnapshot) return [];
  if (granted === null) {
    return /^(?:user|role)\|/.test(principalKey)
      ? ["The snapshot does not list this name: what it is granted is unknown."]
      : ["A snapshot lists what users and roles are granted, and nobody else."];
  }
  return [
    ...granted.limits,
    ...(namedGrants(granted.statements).isOpen
      ? ["Policies grant services without naming them: of those only used ones are listed."]
      : []),
    "A call is held against the IAM action of the same name, unless that is known to differ.",
  ];
}
