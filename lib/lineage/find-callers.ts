import { credentialKey } from "@/lib/db/lineage/credential";
import { isMirror } from "@/lib/db/lineage/find-links";
import type { KnownFace } from "@/lib/db/lineage/read-faces";
import type { Ancestry } from "@/lib/db/lineage/walk-back";
import { nodeOf } from "./lineage-graph";

/**
 * Whom the credentials really are that another account knows by account and id alone, by their keys:
 * the one whom the caller's own account names. None where several sessions have the id; a user's id
 * says nothing of which console session it was.
 */
export function findCallers({ parents, faces }: Ancestry): ReadonlyMap<string, KnownFace> {
  const callers = new Map<string, KnownFace>();
  for (const [key, links] of parents) {
    const known = links.filter(isMirror).flatMap(({ parent, evidence }) => {
      const face = faces.get(credentialKey(parent));
      return face ? [{ face, node: nodeOf(face), evidence }] : [];
    });
    const [first, ...others] = known;
    if (first === undefined || others.some(({ node }) => node.id !== first.node.id)) continue;
    if (first.evidence === "shared-event" || first.node.kind === "principal") {
      callers.set(key, first.face);
    }
  }
  return callers;
}
