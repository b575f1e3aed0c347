import { groupBy } from "./group-by";
import type { Lineage, LineageEdge, LineageNode } from "./lineage";

/** Sizes in pixels. */
export const NODE = { width: 208, height: 48 };
export const EDGE_LABEL = { width: 136, height: 24 };
const BETWEEN_LAYERS = 192;
const BETWEEN_ROWS = 16;
const BETWEEN_LABELS = 28;

/** A node by its left upper corner, an edge by its line and the middle of its label. */
export interface PlacedNode {
  readonly node: LineageNode;
  readonly x: number;
  readonly y: number;
}
export interface PlacedEdge {
  readonly edge: LineageEdge;
  readonly line: string;
  readonly x: number;
  readonly y: number;
}

export interface LineageLayout {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  readonly width: number;
  readonly height: number;
}

/**
 * Layers from left to right: each node right of all it comes from, as near to their height as there
 * is room. Edges to nodes that are not there are left out; a circle is cut where it was entered.
 */
export function layOutLineage({ nodes, edges }: Lineage): LineageLayout {
  const known = new Set(nodes.map(({ id }) => id));
  const drawn = edges.filter(({ from, to }) => known.has(from) && known.has(to) && from !== to);
  const incoming = groupBy(drawn, ({ to }) => to);
  const layers = layersOf(nodes, drawn);
  const placed = new Map<string, PlacedNode>();
  const last = Math.max(0, ...layers.values());
  for (let layer = 0; layer <= last; layer += 1) {
    const wanted = nodes
      .filter(({ id }) => layers.get(id) === layer)
      .map((node) => {
        const from = (incoming.get(node.id) ?? []).flatMap((edge) => placed.get(edge.from) ?? []);
        return { node, at: from.reduce((sum, { y }) => sum + y, 0) / Math.max(1, from.length) };
      })
      .sort((a, b) => a.at - b.at);
    let free = 0;
    for (const { node, at } of wanted) {
      const labels = (incoming.get(node.id)?.length ?? 0) * BETWEEN_LABELS;
      const room = Math.max(NODE.height, labels) + BETWEEN_ROWS;
      const top = Math.max(free, at - (room - BETWEEN_ROWS - NODE.height) / 2);
      free = top + room;
      const y = Math.round(top + (room - BETWEEN_ROWS - NODE.height) / 2);
      placed.set(node.id, { node, x: layer * (NODE.width + BETWEEN_LAYERS), y });
    }
  }
  const all = [...placed.values()];
  return {
    nodes: all,
    edges: [...incoming].flatMap(([to, each]) => linesTo(placed.get(to), each, placed)),
    width: (last + 1) * NODE.width + last * BETWEEN_LAYERS,
    height: Math.max(0, ...all.map(({ y }) => y + NODE.height + BETWEEN_LABELS)),
  };
}

/** How many steps each node lies behind the farthest of its origins. */
function layersOf(
  nodes: readonly LineageNode[],
  edges: readonly LineageEdge[],
): ReadonlyMap<string, number> {
  const outgoing = groupBy(edges, ({ from }) => from);
  const waitsFor = new Map(nodes.map(({ id }) => [id, 0]));
  for (const { to } of edges) waitsFor.set(to, (waitsFor.get(to) ?? 0) + 1);
  const layers = new Map(nodes.map(({ id }) => [id, 0]));
  while (waitsFor.size > 0) {
    const ids = [...waitsFor.keys()];
    // In a circle each waits for another: the first of them is taken as its beginning.
    const next = ids.find((id) => waitsFor.get(id) === 0) ?? ids[0];
    if (next === undefined) break;
    waitsFor.delete(next);
    for (const { to } of outgoing.get(next) ?? []) {
      const count = waitsFor.get(to);
      if (count === undefined) continue;
      waitsFor.set(to, count - 1);
      layers.set(to, Math.max(layers.get(to) ?? 0, (layers.get(next) ?? 0) + 1));
    }
  }
  return layers;
}

/** The lines to one node: each through its label, which stands left of the node, below another. */
function linesTo(
  target: PlacedNode | undefined,
  edges: readonly LineageEdge[],
  placed: ReadonlyMap<string, PlacedNode>,
): readonly PlacedEdge[] {
  if (target === undefined) return [];
  const end = { x: target.x, y: target.y + NODE.height / 2 };
  return edges.flatMap((edge, at) => {
    const source = placed.get(edge.from);
    if (source === undefined) return [];
    const from = { x: source.x + NODE.width, y: source.y + NODE.height / 2 };
    const x = end.x - BETWEEN_LAYERS / 2;
    const y = end.y + (at - (edges.length - 1) / 2) * BETWEEN_LABELS;
    const left = x - EDGE_LABEL.width / 2;
    const right = x + EDGE_LABEL.width / 2;
    const bend = (from.x + left) / 2;
    return [
      {
        edge,
        x,
        y,
        line: `M${from.x} ${from.y}C${bend} ${from.y} ${bend} ${y} ${left} ${y}H${right}L${end.x} ${end.y}`,
      },
    ];
  });
}
