import { groupBy } from "./group-by";
import type { Lineage, LineageEdge, LineageNode } from "./lineage";

/** A line of the tree list, in the order of reading. */
export interface LineageBranch {
  /** Its own even where a node stands in several places. */
  readonly key: string;
  readonly node: LineageNode;
  /** The link from the branch above; null at a root. */
  readonly edge: LineageEdge | null;
  /** 1 at a root. */
  readonly level: number;
  /** The key of the branch above. */
  readonly parent: string | null;
  readonly hasChildren: boolean;
  /** True when the node, with all that follows from it, stands further up already. */
  readonly isRepeat: boolean;
  /** Its place among its siblings, from 1, and how many those are. */
  readonly place: number;
  readonly siblings: number;
}

/**
 * A lineage as lines of a tree. A node with several origins stands below each of them, with what
 * follows below the first only; every node and every edge is there, circles too.
 */
export function lineageBranches({ nodes, edges }: Lineage): readonly LineageBranch[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const outgoing = groupBy(
    edges.filter(({ to }) => byId.has(to)),
    ({ from }) => from,
  );
  const branches: LineageBranch[] = [];
  const shown = new Set<string>();
  // A stack in place of recursion: a log can make a chain as long as it likes.
  const grow = (root: LineageNode) => {
    const stack: Omit<LineageBranch, "hasChildren" | "isRepeat">[] = [
      { key: root.id, node: root, edge: null, level: 1, parent: null, place: 0, siblings: 0 },
    ];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const { key, node, level } = next;
      const isRepeat = shown.has(node.id);
      const children = isRepeat ? [] : (outgoing.get(node.id) ?? []);
      shown.add(node.id);
      branches.push({ ...next, isRepeat, hasChildren: children.length > 0 });
      const below = children.flatMap((edge, at) => {
        const child = byId.get(edge.to);
        if (child === undefined) return [];
        return {
          key: JSON.stringify([node.id, at]),
          node: child,
          edge,
          level: level + 1,
          parent: key,
          place: at + 1,
          siblings: children.length,
        };
      });
      stack.push(...below.reverse());
    }
  };
  const targets = new Set(edges.filter(({ from }) => byId.has(from)).map(({ to }) => to));
  for (const node of nodes) if (!targets.has(node.id)) grow(node);
  // What only a circle leads to.
  for (const node of nodes) if (!shown.has(node.id)) grow(node);
  const roots = branches.filter(({ parent }) => parent === null);
  const placeOf = new Map(roots.map(({ key }, at) => [key, at + 1]));
  return branches.map((branch) =>
    branch.parent === null
      ? { ...branch, place: placeOf.get(branch.key) ?? 1, siblings: roots.length }
      : branch,
  );
}
