import type { Reader } from "@/lib/auth/reader";
import { credentialKey } from "@/lib/db/lineage/credential";
import type { KnownFace } from "@/lib/db/lineage/read-faces";
import type { Ancestry } from "@/lib/db/lineage/walk-back";
import type { Gap } from "./find-missing";
import type { LineageGraph } from "./lineage-graph";

/** Where the chains end before their start, and what would lead on; each node once. */
export function gapsOf(reader: Reader, ancestry: Ancestry, graph: LineageGraph): Gap[] {
  const gaps = new Map<string, Gap>();
  for (const face of ancestry.faces.values()) {
    const what = missingOf(reader, ancestry, face);
    const { id: node } = graph.addFace(face);
    if (what === null || gaps.has(node)) continue;
    const atMs = face.beganMs ?? face.firstMs;
    gaps.set(node, { node, what, account: face.account || null, atMs });
  }
  const [first] = ancestry.faces.values();
  if (first && gaps.size === 0 && ancestry.originsOf(first).length === 0) {
    const { id: node } = graph.addFace(first);
    const what = "The chain leads back to itself.";
    return [{ node, what, account: first.account || null, atMs: first.beganMs }];
  }
  return [...gaps.values()];
}

function missingOf({ accounts }: Reader, ancestry: Ancestry, face: KnownFace): string | null {
  const links = ancestry.parents.get(credentialKey(face)) ?? [];
  const origins = ancestry.originsOf(face);
  const notThere =
    accounts === "all"
      ? "is not indexed"
      : "is in an account that you may not see or that is not indexed";
  if (ancestry.cut.has(credentialKey(face))) return "The chain is longer than is followed.";
  if (links.length > 0) {
    return origins.length > 1 ? `Which of ${links.length} calls began it cannot be told.` : null;
  }
  if (face.kind === "account") {
    return `The name behind ${face.name} of account ${face.account}: the caller's own copy of its calls ${notThere}.`;
  }
  const [claim] = origins.flatMap((origin) => origin.claim ?? []);
  if (claim?.certainty === "inferred") {
    return `The call of ${claim.name} that began the session ${face.sessionName} ${notThere}.`;
  }
  if (origins.length > 0) return null;
  if (face.accessKey !== "")
    return `The call that handed out the access key ${face.accessKey} ${notThere}.`;
  return `The call that began the session ${face.sessionName || face.name} ${notThere}.`;
}
