import { CERTAINTIES, type Certainty, type Lineage } from "@/lib/api/lineage-contract";
import type { Reader } from "@/lib/auth/reader";
import { type Credential, credentialKey } from "@/lib/db/lineage/credential";
import { groupBy } from "@/lib/db/lineage/group-by";
import { lineageScope } from "@/lib/db/lineage/lineage-scope";
import { readFaces } from "@/lib/db/lineage/read-faces";
import { type Ancestry, originKey, walkBack } from "@/lib/db/lineage/walk-back";
import { findCallers } from "./find-callers";
import { findChildren } from "./find-children";
import { findMissing } from "./find-missing";
import { findSubject, type LineageSubject, type Window } from "./find-subject";
import { forwarderWords } from "./forwarder";
import { gapsOf } from "./gaps-of";
import { LineageGraph } from "./lineage-graph";
import { lineageSentence } from "./lineage-sentence";
import { copyWords } from "./link-words";
import { readCalls } from "./read-calls";

/**
 * Who stood behind an event, a session, or each session of a principal in a window (the newest 60),
 * as far as the index tells and the reader may see; of sessions and principals also what they handed
 * out themselves. It is worked out when asked, so it does not matter in which order files came.
 * Throws AppError `not_found`.
 */
export async function traceLineage(
  reader: Reader,
  subject: LineageSubject,
  window: Window = { fromMs: null, toMs: null },
): Promise<Lineage> {
  const scope = await lineageScope(reader, null);
  const found = await findSubject(scope, subject, window);
  const { credentials, forwarder, sharedEventId, more } = found;
  const ancestry = await walkBack(scope, credentials);
  const callers = findCallers(ancestry);
  const children =
    subject.of === "event"
      ? { links: [], more: 0 }
      : await findChildren(scope, [
          ...credentials,
          ...credentials.flatMap((one) => callers.get(credentialKey(one)) ?? []),
        ]);
  const graph = new LineageGraph(callers);
  for (const face of ancestry.faces.values()) graph.addFace(face);
  for (const links of ancestry.parents.values()) graph.addLinks(links, ancestry.faces);
  const origins = new Map(
    credentials.flatMap((one) => ancestry.originsOf(one)).map((one) => [originKey(one), one]),
  );
  const nodes = [...origins.values()].map((origin) => graph.addOrigin(origin));
  const certainty = weakest(graph.links.map((link) => link.certainty));
  await addChildren(scope, graph, ancestry, children.links);
  const gaps = gapsOf(reader, ancestry, graph);
  const only = nodes.length === 1 && isSame(credentials, ancestry) ? nodes[0] : undefined;
  const [links, missing] = await Promise.all([
    readCalls(reader, graph.links),
    findMissing(reader, gaps),
  ]);
  return {
    origin: only ?? null,
    certainty: only ? certainty : null,
    sentence: `${lineageSentence(subject, credentials, ancestry, more)}${copyWords(sharedEventId)}${forwarderWords(forwarder)}`,
    nodes: graph.nodes,
    links,
    missing,
    more: more + children.more,
  };
}

async function addChildren(
  scope: Parameters<typeof readFaces>[0],
  graph: LineageGraph,
  ancestry: Ancestry,
  links: Awaited<ReturnType<typeof findChildren>>["links"],
): Promise<void> {
  const children = await readFaces(
    scope,
    links.map(({ child }) => child),
  );
  const faces = new Map([...ancestry.faces, ...children]);
  const ofChild = groupBy(links, ({ child }) => credentialKey(child));
  for (const each of ofChild.values()) graph.addLinks(each, faces);
}

/** Whether all of them have the one origin: a principal's sessions of unknown origin have none. */
function isSame(credentials: readonly Credential[], ancestry: Ancestry): boolean {
  return credentials.every((one) => ancestry.originsOf(one).length === 1);
}

/** Nothing between is as certain as the record itself. */
function weakest(certainties: readonly Certainty[]): Certainty {
  return CERTAINTIES.findLast((certainty) => certainties.includes(certainty)) ?? "exact";
}
