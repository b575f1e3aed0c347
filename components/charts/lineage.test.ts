import fc from "fast-check";
import { expect, test } from "vitest";
import { kindWords, type Lineage, type LineageEdge } from "./lineage";
import { lineageBranches } from "./lineage-branches";
import { foldLineage, MOST_NODES } from "./lineage-fold";
import { stepInTree } from "./lineage-keys";
import { layOutLineage } from "./lineage-layout";

const node = (id: string, kind = "session") => ({ id, kind, title: id });
const edge = (from: string, to: string): LineageEdge => ({
  from,
  to,
  label: "AssumeRole",
  certainty: "exact",
});

/** A human with some sessions, and one session that goes on. */
function fan(sessions: number): Lineage {
  const ids = Array.from({ length: sessions }, (_none, at) => `s${at}`);
  return {
    nodes: [node("ana", "user"), ...ids.map((id) => node(id)), node("deep")],
    edges: [...ids.map((id) => edge("ana", id)), edge("s0", "deep")],
  };
}

const lineages = fc.nat({ max: 90 }).chain((count) => {
  const id = fc.nat({ max: Math.max(0, count - 1) }).map((at) => `n${at}`);
  return fc.record({
    nodes: fc.constant(
      Array.from({ length: count }, (_none, at) => node(`n${at}`, at % 3 === 0 ? "role" : "key")),
    ),
    edges: fc.array(
      fc.tuple(id, id).map(([from, to]) => edge(from, to)),
      { maxLength: count * 2 },
    ),
  });
});

test("a chain goes from left to right, and a node lies right of all it comes from", () => {
  const lineage = {
    nodes: ["c", "a", "b"].map((id) => node(id)),
    edges: [edge("a", "b"), edge("b", "c"), edge("a", "c"), edge("gone", "c")],
  };
  const { nodes, edges } = layOutLineage(lineage);
  const x = Object.fromEntries(nodes.map((each) => [each.node.id, each.x]));
  expect(x.a).toBe(0);
  expect(x.b).toBeGreaterThan(x.a ?? 0);
  expect(x.c).toBeGreaterThan(x.b ?? 0);
  expect(edges).toHaveLength(3);
});

test("any lineage is drawn whole: no node covers another, circles or not", () => {
  fc.assert(
    fc.property(lineages, (lineage) => {
      const layout = layOutLineage(lineage);
      expect(layout.nodes.length).toBe(lineage.nodes.length);
      expect(layout.edges.length).toBe(lineage.edges.filter(({ from, to }) => from !== to).length);
      const columns = new Map<number, number[]>();
      for (const { x, y } of layout.nodes) columns.set(x, [...(columns.get(x) ?? []), y]);
      for (const tops of columns.values()) {
        tops.sort((a, b) => a - b);
        tops.forEach((y, at) => {
          expect(y - (tops[at - 1] ?? -48)).toBeGreaterThanOrEqual(48);
        });
      }
    }),
  );
});

test("sessions of one parent fold into one node that says how many", () => {
  const folded = foldLineage(fan(80));
  expect(folded.nodes.length).toBeLessThanOrEqual(MOST_NODES);
  expect(folded.nodes.map(({ title }) => title)).toEqual([
    "ana",
    "s0",
    "s1",
    "s2",
    "+77 more sessions",
    "deep",
  ]);
  expect(foldLineage(fan(50))).toEqual(fan(50));
});

test("a folded lineage is never too large, and its edges lead to nodes that it has", () => {
  fc.assert(
    fc.property(lineages, (lineage) => {
      const { nodes, edges } = foldLineage(lineage, 20);
      const ids = new Set(nodes.map(({ id }) => id));
      expect(ids.size).toBe(nodes.length);
      expect(nodes.length).toBeLessThanOrEqual(20);
      expect(edges.every(({ from, to }) => ids.has(from) && ids.has(to))).toBe(true);
    }),
  );
});

test("the tree has every node and every edge, and each key once", () => {
  fc.assert(
    fc.property(lineages, (lineage) => {
      const branches = lineageBranches(lineage);
      expect(new Set(branches.map(({ key }) => key)).size).toBe(branches.length);
      expect(new Set(branches.map((each) => each.node.id)).size).toBe(lineage.nodes.length);
      const drawn = branches.flatMap((each) => each.edge ?? []);
      expect(new Set(drawn).size).toBe(lineage.edges.length);
    }),
  );
});

test("what has two origins stands below both, what follows below the first only", () => {
  const branches = lineageBranches({
    nodes: ["a", "b", "c", "d"].map((id) => node(id)),
    edges: [edge("a", "c"), edge("b", "c"), edge("c", "d")],
  });
  expect(branches.map(({ node: { id }, level, isRepeat }) => [id, level, isRepeat])).toEqual([
    ["a", 1, false],
    ["c", 2, false],
    ["d", 3, false],
    ["b", 1, false],
    ["c", 2, true],
  ]);
  const [a, c, d] = branches;
  if (a === undefined || c === undefined || d === undefined) throw new Error("no branches");
  expect(stepInTree("ArrowRight", branches, a, new Set())).toEqual({ to: c.key });
  expect(stepInTree("ArrowLeft", branches, a, new Set())).toEqual({ open: false });
  expect(stepInTree("ArrowRight", branches, a, new Set([a.key]))).toEqual({ open: true });
  expect(stepInTree("ArrowLeft", branches, d, new Set())).toEqual({ to: c.key });
  expect(stepInTree("ArrowUp", branches, a, new Set())).toBe(null);
});

test("kinds have their plural", () => {
  expect(["session", "access key", "identity"].map(kindWords)).toEqual([
    "sessions",
    "access keys",
    "identities",
  ]);
});
