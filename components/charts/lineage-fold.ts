import { formatCount } from "@/lib/format/count";
import { groupBy } from "./group-by";
import { kindWords, type Lineage, type LineageNode } from "./lineage";

/** More than this is no picture any more. */
export const MOST_NODES = 60;

/** Of nodes that are alike, this many stand for themselves. */
const SHOWN_OF_GROUP = 2;

/**
 * A lineage of at most `most` nodes: ends that come from the same parents and are of one kind fold
 * into one node ("+12 more sessions"), the largest groups first; if that is not enough, whatever is
 * left over folds by kind.
 */
export function foldLineage(lineage: Lineage, most = MOST_NODES): Lineage {
  let left = lineage.nodes.length;
  if (left <= most) return lineage;
  const folded = replace(
    lineage,
    endsAlike(lineage)
      .filter((group) => group.length > SHOWN_OF_GROUP + 1)
      .sort((a, b) => b.length - a.length)
      .flatMap((group) => {
        if (left <= most) return [];
        left -= group.length - SHOWN_OF_GROUP - 1;
        return [group.slice(SHOWN_OF_GROUP)];
      }),
  );
  if (folded.nodes.length <= most) return folded;
  const kinds = new Set(folded.nodes.map(({ kind }) => kind)).size;
  const rest = folded.nodes.slice(Math.max(0, most - kinds));
  return replace(folded, [...groupBy(rest, ({ kind }) => kind).values()]);
}

/** Nodes that lead nowhere, in lists of one kind with the same parents. */
function endsAlike({ nodes, edges }: Lineage): readonly (readonly LineageNode[])[] {
  const incoming = groupBy(edges, ({ to }) => to);
  const inner = new Set(edges.map(({ from }) => from));
  const ends = nodes.filter(({ id }) => !inner.has(id) && incoming.has(id));
  const parentsOf = (id: string) => (incoming.get(id) ?? []).map(({ from }) => from).sort();
  const alike = groupBy(ends, ({ id, kind }) => JSON.stringify([kind, parentsOf(id)]));
  return [...alike.values()];
}

function replace({ nodes, edges }: Lineage, groups: readonly (readonly LineageNode[])[]): Lineage {
  const groupOf = new Map<string, LineageNode>();
  for (const group of groups) {
    const [first] = group;
    if (first === undefined) continue;
    const one = {
      id: `more:${first.id}`,
      kind: first.kind,
      title: `+${formatCount(group.length)} more ${kindWords(first.kind)}`,
      sub: "all in the list",
    };
    for (const { id } of group) groupOf.set(id, one);
  }
  const idOf = (id: string) => groupOf.get(id)?.id ?? id;
  const seen = new Set<string>();
  return {
    nodes: [...new Set(nodes.map((node) => groupOf.get(node.id) ?? node))],
    edges: edges.flatMap((edge) => {
      const [from, to] = [idOf(edge.from), idOf(edge.to)];
      if (from === edge.from && to === edge.to) return [edge];
      // Several events stand behind one line now, so that it leads to none of them.
      const { href: _href, ...rest } = edge;
      const key = JSON.stringify([from, to, edge.label, edge.certainty]);
      if (from === to || seen.has(key)) return [];
      seen.add(key);
      return [{ ...rest, from, to }];
    }),
  };
}
