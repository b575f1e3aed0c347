import { type Credential, credentialKey } from "@/lib/db/lineage/credential";
import { findCandidates } from "@/lib/db/lineage/find-candidates";
import { type FoundLink, findLinks, isMirror } from "@/lib/db/lineage/find-links";
import type { LineageScope } from "@/lib/db/lineage/lineage-scope";
import { MOST_SESSIONS } from "./find-subject";

/** Candidates looked at for the children of one subject. */
const MOST_CANDIDATES = 1_000;

/** What some credentials handed out themselves: one step on, and how many more there are. */
export async function findChildren(
  scope: LineageScope,
  credentials: readonly Credential[],
): Promise<{ links: readonly FoundLink[]; more: number }> {
  const askers = new Set(credentials.map(credentialKey));
  const asked = { principalIds: [], sessionIds: [], credentials };
  const candidates = await findCandidates(scope, asked, MOST_CANDIDATES);
  const others = candidates.filter((one) => !askers.has(credentialKey(one)));
  const links = await findLinks(scope, others);
  const given = links.filter((link) => askers.has(credentialKey(link.parent)) && !isMirror(link));
  const sessions = [...new Set(given.map(({ child }) => child.sessionId))];
  const drawn = new Set(sessions.slice(0, MOST_SESSIONS));
  return {
    links: given.filter(({ child }) => drawn.has(child.sessionId)),
    more: Math.max(0, sessions.length - MOST_SESSIONS),
  };
}
