import type { Credential } from "@/lib/db/lineage/credential";
import { credentialKey } from "@/lib/db/lineage/credential";
import { groupBy } from "@/lib/db/lineage/group-by";
import { type Ancestry, type Origin, originKey } from "@/lib/db/lineage/walk-back";
import type { LineageSubject } from "./find-subject";

/**
 * The answer in one or two plain sentences.
 * @param more sessions of a principal that are not among the credentials, because they are many
 */
export function lineageSentence(
  subject: LineageSubject,
  credentials: readonly Credential[],
  ancestry: Ancestry,
  more: number,
): string {
  const ofSession = groupBy(credentials, ({ sessionId }) => sessionId);
  if (subject.of === "principal" && ofSession.size > 1)
    return ofSessions(ofSession, ancestry, more);
  const origins = distinct(credentials.flatMap((one) => ancestry.originsOf(one)));
  const [origin, other] = origins;
  if (!origin) return "Nobody is known to stand behind it: the chain ends before its start.";
  const names = origins.map(nameOf).join(" or ");
  if (other) return `${names} may stand behind it: several calls fit.`;
  const roles = rolesOf(credentials, ancestry);
  if (roles.length === 0) return `${names} acted directly.`;
  return `${names} stands behind it, through ${roles.join(", then ")}.`;
}

function ofSessions(
  sessions: ReadonlyMap<number, readonly Credential[]>,
  ancestry: Ancestry,
  more: number,
): string {
  const counts = new Map<string, number>();
  for (const credentials of sessions.values()) {
    const origins = distinct(credentials.flatMap((one) => ancestry.originsOf(one)));
    const name =
      origins.length > 0 ? `from ${origins.map(nameOf).join(" or ")}` : "of unknown origin";
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const parts = [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${count} ${name}`);
  const drawn = more === 0 ? "sessions" : `of ${sessions.size + more} sessions drawn`;
  return `${sessions.size} ${drawn}: ${parts.join(", ")}.`;
}

/** Names of the roles on the way down from the start, by the first of several ways. */
function rolesOf([first]: readonly Credential[], ancestry: Ancestry): string[] {
  const roles: string[] = [];
  const seen = new Set<string>();
  let key = first && credentialKey(first);
  while (key !== undefined && !seen.has(key)) {
    seen.add(key);
    const face = ancestry.faces.get(key);
    if (face?.kind === "role") roles.unshift(face.name);
    const [link] = ancestry.parents.get(key) ?? [];
    key = link && credentialKey(link.parent);
  }
  return roles;
}

function distinct(origins: readonly Origin[]): Origin[] {
  return [...new Map(origins.map((origin) => [originKey(origin), origin])).values()];
}

function nameOf({ face, claim }: Origin): string {
  const { name, account } = claim ?? face;
  return account ? `${name} of account ${account}` : name;
}
