import type { SearchRun } from "@/lib/api/desk-contract";

/** A search with its place under the one it was made from; 0 for one that came from none. */
export interface SearchStep {
  readonly run: SearchRun;
  readonly depth: number;
}

/**
 * Searches as the ways that led from one to the next: those that came from none, or from one that is
 * not listed, newest first, and under each what followed, in the order in which it was made.
 */
export function toSearchTree(runs: readonly SearchRun[]): SearchStep[] {
  const listed = new Set(runs.map(({ id }) => id));
  const children = new Map<number, SearchRun[]>();
  const roots: SearchRun[] = [];
  // A search comes from an earlier one: anything else would lead in circles.
  for (const run of runs) {
    const { id, parentId } = run;
    if (parentId === null || parentId >= id || !listed.has(parentId)) roots.push(run);
    else children.set(parentId, [...(children.get(parentId) ?? []), run]);
  }
  const newestFirst = (a: SearchRun, b: SearchRun) => b.id - a.id;
  const steps: SearchStep[] = [];
  const waiting = roots.sort((a, b) => -newestFirst(a, b)).map((run) => ({ run, depth: 0 }));
  for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
    steps.push(step);
    const { run, depth } = step;
    const next = (children.get(run.id) ?? []).sort(newestFirst);
    waiting.push(...next.map((child) => ({ run: child, depth: depth + 1 })));
  }
  return steps;
}
