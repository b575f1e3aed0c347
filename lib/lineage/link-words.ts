import type { Certainty, LinkMethod } from "@/lib/api/lineage-contract";
import type { FoundLink, GrantCall } from "@/lib/db/lineage/find-links";
import type { KnownFace } from "@/lib/db/lineage/read-faces";

const CALLS: Readonly<Record<string, string>> = {
  "assume-role": "AssumeRole",
  "assume-role-saml": "AssumeRoleWithSAML",
  "assume-role-web-identity": "AssumeRoleWithWebIdentity",
  "assume-root": "AssumeRoot",
  "session-token": "GetSessionToken",
  "federation-token": "GetFederationToken",
  "sign-in": "a console sign-in",
  "switch-role": "a switch of roles in the console",
  "identity-center": "Identity Center",
};

/** How a link was made; a caller that another account's copy names was found by that copy. */
export function methodOf({ evidence, isNamedByCopy }: FoundLink): LinkMethod {
  return isNamedByCopy ? "shared-event" : evidence;
}

/**
 * A switch names whom it was made from by ARN alone: of a role, any session of that name.
 * @param isOnly no other call fits
 */
export function certaintyOf(
  { evidence, call }: FoundLink,
  parent: Pick<KnownFace, "kind">,
  isOnly: boolean,
): Certainty {
  if (!isOnly || (call?.kind === "switch-role" && parent.kind === "role")) return "inferred";
  return evidence === "assumed-id" || evidence === "sign-in" ? "strong" : "exact";
}

/** One sentence with the values that agree. */
export function whyOf(link: FoundLink, child: KnownFace, isOnly: boolean): string {
  const others = isOnly ? "" : " Another call fits as well, so neither is certain.";
  const copy = link.isNamedByCopy ? copyWords(link.call?.sharedEventId ?? "") : "";
  return `${evidenceWords(link, child)}${copy}${outsideWords(link.call)}${others}`;
}

function evidenceWords({ evidence, call }: FoundLink, child: KnownFace): string {
  const name = CALLS[call?.kind ?? ""] ?? "A call";
  const at = timeText(call?.timeMs ?? null);
  const began = timeText(child.beganMs);
  switch (evidence) {
    case "access-key":
      return `${name} at ${at} handed out the access key ${child.accessKey}, which signed these requests.`;
    case "assumed-id":
      return `${name} at ${at} answered with the id ${child.uniqueId}, and the session of this id began at ${began}.`;
    case "sign-in":
      return `There was ${name} of ${child.uniqueId} at ${at}, and the session began at ${began}.`;
    case "shared-event":
      return copyWords(call?.sharedEventId ?? "").trimStart();
    case "identity":
      return `The unique id ${child.uniqueId} is that of this user in the user's own account.`;
  }
}

/** One sentence, with the space before it; empty when no other copy was needed. */
export function copyWords(sharedEventId: string | null): string {
  if (sharedEventId === null) return "";
  return ` The caller's own account has a copy of the call, with the shared event id ${sharedEventId}, that names the caller.`;
}

function outsideWords(call: GrantCall | null): string {
  if (call === null || call.subject === null) return "";
  if (call.kind === "switch-role") return ` It was switched to from ${call.subject}.`;
  return ` ${call.provider ?? "The provider"} vouched for ${call.subject}.`;
}

function timeText(timeMs: number | null): string {
  return timeMs === null
    ? "a time that is not recorded"
    : new Date(timeMs).toISOString().replace(".000Z", "Z");
}
