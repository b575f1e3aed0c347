"use client";

import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { Icon } from "@/components/ui/icon";
import { PageLink } from "@/components/ui/page-link";
import { useInBrowser } from "@/components/ui/use-in-browser";
import { VisibleText } from "@/components/ui/visible-text";
import type { Lineage } from "./lineage";
import { type LineageBranch, lineageBranches } from "./lineage-branches";
import { stepInTree } from "./lineage-keys";

const INDENT_PX = 20;

/**
 * The lineage as a list whose lines open and close: all that the graph shows, and nothing folded.
 * Arrow keys move, open and close; Enter opens the page of a line, Tab reaches its event.
 */
export function LineageTree({ label, nodes, edges }: Lineage & { readonly label: string }) {
  const all = useMemo(() => lineageBranches({ nodes, edges }), [nodes, edges]);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<string | null>(null);
  const tree = useRef<HTMLDivElement>(null);
  const lines = openLines(all, closed);
  const active = lines.find(({ key }) => key === chosen) ?? lines[0];
  const setOpen = (key: string, isOpen: boolean) => {
    const next = new Set(closed);
    if (isOpen) next.delete(key);
    else next.add(key);
    setClosed(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys on a link inside a line are the link's, save those that move.
    const isLine =
      event.target instanceof Element && event.target.getAttribute("role") === "treeitem";
    if (active === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    const step = stepInTree(event.key, lines, active, closed);
    if (event.key === "Enter" && isLine) {
      tree.current?.querySelector<HTMLElement>("[data-active] a")?.click();
    } else if (step === null) return;
    else if (step.open !== undefined) setOpen(active.key, step.open);
    else {
      setChosen(step.to);
      const at = lines.findIndex(({ key }) => key === step.to);
      tree.current?.querySelectorAll<HTMLElement>("[role=treeitem]").item(at).focus();
    }
    event.preventDefault();
  };
  if (!useInBrowser()) return null;
  return (
    <div ref={tree} {...treeProps(label, onKeyDown)}>
      {lines.map((line) => (
        <div
          key={line.key}
          role="treeitem"
          aria-level={line.level}
          aria-posinset={line.place}
          aria-setsize={line.siblings}
          aria-expanded={line.hasChildren ? !closed.has(line.key) : undefined}
          tabIndex={line === active ? 0 : -1}
          data-active={line === active ? "" : undefined}
          className="flex min-h-7 flex-wrap items-center gap-x-2 rounded-sm pe-2 hover:bg-hover"
          style={{ paddingInlineStart: (line.level - 1) * INDENT_PX }}
          onFocus={() => setChosen(line.key)}
        >
          <Twist
            line={line}
            isOpen={!closed.has(line.key)}
            onToggle={() => setOpen(line.key, closed.has(line.key))}
          />
          <Line line={line} isActive={line === active} />
        </div>
      ))}
    </div>
  );
}

/** The focus is on one of the lines, never on the tree around them. */
function treeProps(label: string, onKeyDown: (event: KeyboardEvent) => void) {
  return { role: "tree", "aria-label": label, onKeyDown };
}

/** For a pointer alone: the line itself says whether it is open, and keys open and close it. */
function Twist({
  line,
  isOpen,
  onToggle,
}: {
  readonly line: LineageBranch;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}) {
  if (!line.hasChildren) return <span className="size-6 shrink-0" />;
  const pointer = { onClick: onToggle };
  return (
    <span
      aria-hidden="true"
      className="flex size-6 shrink-0 cursor-pointer items-center justify-center rounded-sm"
      {...pointer}
    >
      <Icon name={isOpen ? "chevron-down" : "chevron-right"} size={14} />
    </span>
  );
}

function Line({
  line: { node, edge, isRepeat },
  isActive,
}: {
  readonly line: LineageBranch;
  readonly isActive: boolean;
}) {
  const tabIndex = isActive ? 0 : -1;
  return (
    <>
      {node.href === undefined ? (
        <VisibleText text={node.title} />
      ) : (
        <PageLink href={node.href} tabIndex={tabIndex} className="leading-6">
          <VisibleText text={node.title} />
        </PageLink>
      )}{" "}
      <span className="text-xs text-muted">
        {node.kind}
        {node.sub === undefined ? null : (
          <>
            {" · "}
            <VisibleText text={node.sub} />
          </>
        )}
        {isRepeat ? " · what follows is shown above" : null}
      </span>{" "}
      {edge === null ? null : (
        <span className="text-xs text-muted">
          by{" "}
          {edge.href === undefined ? (
            <VisibleText text={edge.label} />
          ) : (
            <PageLink href={edge.href} tabIndex={tabIndex} className="leading-6">
              <VisibleText text={edge.label} />
            </PageLink>
          )}
          , {edge.certainty}
        </span>
      )}
    </>
  );
}

/** The lines that no closed one hides. */
function openLines(
  all: readonly LineageBranch[],
  closed: ReadonlySet<string>,
): readonly LineageBranch[] {
  const hidden = new Set<string>();
  return all.filter(({ key, parent }) => {
    const isHidden = parent !== null && (closed.has(parent) || hidden.has(parent));
    if (isHidden) hidden.add(key);
    return !isHidden;
  });
}
