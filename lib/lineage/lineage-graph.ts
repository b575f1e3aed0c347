import type { LineageLink, LineageNode } from "@/lib/api/lineage-contract";
import { credentialKey } from "@/lib/db/lineage/credential";
import type { FoundLink } from "@/lib/db/lineage/find-links";
import { type Claim, isStart } from "@/lib/db/lineage/lineage-start";
import type { KnownFace } from "@/lib/db/lineage/read-faces";
import type { Origin } from "@/lib/db/lineage/walk-back";
import { valueCondition } from "@/lib/search/value-condition";
import { certaintyOf, methodOf, whyOf } from "./link-words";

/** A link whose event is still to be looked up. */
export interface DrawnLink extends Omit<LineageLink, "eventKey" | "eventId"> {
  readonly call: FoundLink["call"];
}

/** Credentials as a person thinks of them: sessions, whatever keys they used, and who began them. */
export class LineageGraph {
  private readonly nodesById = new Map<string, LineageNode>();
  private readonly linksById = new Map<string, DrawnLink>();

  /** @param callers whom credentials really are, by their keys (findCallers): one node for both */
  constructor(private readonly callers: ReadonlyMap<string, KnownFace>) {}

  get nodes(): LineageNode[] {
    return [...this.nodesById.values()];
  }

  get links(): DrawnLink[] {
    return [...this.linksById.values()];
  }

  /** Adds the node of a credential. */
  addFace(face: KnownFace): LineageNode {
    return this.keep(nodeOf(this.callers.get(credentialKey(face)) ?? face));
  }

  /** Links by calls; all those of one child together, since several say that none is certain. */
  addLinks(found: readonly FoundLink[], faces: ReadonlyMap<string, KnownFace>): void {
    const calls = new Set(
      found.map(
        ({ call, parent }) => call?.sharedEventId ?? call?.eventId ?? credentialKey(parent),
      ),
    );
    for (const link of found) {
      const child = faces.get(credentialKey(link.child));
      const parent = faces.get(credentialKey(link.parent));
      if (!child || !parent) continue;
      const isOnly = calls.size === 1;
      this.link(this.addFace(parent), this.addFace(child), {
        by: methodOf(link),
        certainty: certaintyOf(link, parent, isOnly),
        why: whyOf(link, child, isOnly),
        timeMs: link.call?.timeMs ?? null,
        call: link.call,
      });
    }
  }

  /** The node of an origin, linked to the session that names it. */
  addOrigin({ face, claim }: Origin): LineageNode {
    const node = this.addFace(face);
    if (claim !== null) return claim.key === face.key ? node : this.addClaim(node, claim, face);
    if (node.kind === "principal") return node;
    const principal = this.keep(principalNode(face));
    const why = `The record itself names ${face.name}.`;
    const isNamed = this.links.some(({ from, to }) => from === principal.id && to === node.id);
    const named = {
      by: "identity",
      certainty: "exact",
      why,
      timeMs: face.beganMs,
      call: null,
    } as const;
    if (!isNamed) this.link(principal, node, named);
    return principal;
  }

  private addClaim(node: LineageNode, claim: Claim, face: KnownFace): LineageNode {
    const { by, certainty, why } = claim;
    const origin = this.keep({
      ...principalNode({ ...face, ...claim, account: claim.account ?? "" }),
      // A login may be the name of an outside identity too.
      q: valueCondition("origin", by === "identity-center" ? claim.key : claim.name),
    });
    this.link(origin, node, { by, certainty, why, timeMs: face.beganMs, call: null });
    return origin;
  }

  private keep(node: LineageNode): LineageNode {
    const known = this.nodesById.get(node.id);
    if (!known) this.nodesById.set(node.id, node);
    return known ?? node;
  }

  private link(from: LineageNode, to: LineageNode, more: Omit<DrawnLink, "from" | "to">): void {
    if (from.id === to.id) return;
    const id = JSON.stringify([
      from.id,
      to.id,
      more.by,
      more.call?.eventId,
      more.call?.contentHash,
    ]);
    if (!this.linksById.has(id)) this.linksById.set(id, { from: from.id, to: to.id, ...more });
  }
}

/** The node that a credential is drawn as. */
export function nodeOf(face: KnownFace): LineageNode {
  return isPrincipal(face) ? principalNode(face) : sessionNode(face);
}

/** Long-term keys, a sign-in, a caller from elsewhere: no session, just somebody. */
function isPrincipal(face: KnownFace): boolean {
  return face.kind === "account" || (isStart(face) && face.sessionKey === "");
}

type Named = Pick<KnownFace, "key" | "kind" | "name" | "account">;

function principalNode({ key, kind, name, account }: Named): LineageNode {
  return {
    id: `principal:${key}`,
    kind: "principal",
    principalKey: key,
    principalKind: kind,
    name,
    account: account || null,
    sessionName: null,
    sessionKey: null,
    startedMs: null,
    q: valueCondition("principal_key", key),
  };
}

function sessionNode(face: KnownFace): LineageNode {
  const { sessionKey, arn, uniqueId } = face;
  const field = sessionKey
    ? "session_key"
    : arn
      ? "arn"
      : uniqueId
        ? "principalid"
        : "principal_key";
  const value = sessionKey || arn || uniqueId || face.key;
  return {
    ...principalNode(face),
    id: `session:${face.key}:${value}`,
    kind: "session",
    sessionName: face.sessionName || null,
    sessionKey: sessionKey || null,
    startedMs: face.beganMs,
    q: valueCondition(field, value),
  };
}
