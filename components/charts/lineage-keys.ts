import type { LineageBranch } from "./lineage-branches";

/** What a key does in the tree: another line, or this one opened or closed. */
export type TreeStep =
  | { readonly to: string; readonly open?: undefined }
  | { readonly open: boolean };

/** The step of a key, as the ARIA tree pattern has it; null for a key that does nothing here. */
export function stepInTree(
  key: string,
  lines: readonly LineageBranch[],
  active: LineageBranch,
  closed: ReadonlySet<string>,
): TreeStep | null {
  const at = lines.indexOf(active);
  const to = (line: LineageBranch | undefined) => (line === undefined ? null : { to: line.key });
  const isOpen = active.hasChildren && !closed.has(active.key);
  switch (key) {
    case "ArrowDown":
      return to(lines[at + 1]);
    case "ArrowUp":
      return to(lines[at - 1]);
    case "Home":
      return to(lines[0]);
    case "End":
      return to(lines.at(-1));
    case "ArrowRight":
      if (isOpen) return to(lines[at + 1]);
      return active.hasChildren ? { open: true } : null;
    case "ArrowLeft":
      if (isOpen) return { open: false };
      return active.parent === null ? null : { to: active.parent };
    default:
      return null;
  }
}
