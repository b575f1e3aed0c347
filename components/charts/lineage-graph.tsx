"use client";

import { useMemo } from "react";
import { PageLink } from "@/components/ui/page-link";
import { useInBrowser } from "@/components/ui/use-in-browser";
import { VisibleText } from "@/components/ui/visible-text";
import { toVisible } from "@/lib/format/visible";
import { groupBy } from "./group-by";
import type { Lineage, LineageEdge, LineageNode } from "./lineage";
import { foldLineage } from "./lineage-fold";
import { EDGE_LABEL, layOutLineage, NODE, type PlacedEdge } from "./lineage-layout";

/**
 * Who became whom, from left to right. Nodes and edges are links, reached in the order in which one
 * leads to the other; the list of the same is LineageTree.
 */
export function LineageGraph({ label, nodes, edges }: Lineage & { readonly label: string }) {
  const { layout, outgoing } = useMemo(() => {
    const placed = layOutLineage(foldLineage({ nodes, edges }));
    return { layout: placed, outgoing: groupBy(placed.edges, ({ edge }) => edge.from) };
  }, [nodes, edges]);
  const titles = new Map(layout.nodes.map(({ node }) => [node.id, toVisible(node.title)]));
  if (!useInBrowser()) return null;
  return (
    <section
      aria-label={label}
      className="overflow-auto rounded-md border border-line bg-surface p-3"
    >
      <div className="relative" style={{ width: layout.width, height: layout.height }}>
        <Lines edges={layout.edges} width={layout.width} height={layout.height} />
        <ol>
          {layout.nodes.map(({ node, x, y }) => (
            <li key={node.id}>
              <div className="absolute" style={{ left: x, top: y, ...NODE }}>
                <Node node={node} />
              </div>
              {outgoing.get(node.id)?.map(({ edge, x: middle, y: at }) => (
                <div
                  key={JSON.stringify([edge.to, edge.label, edge.href])}
                  className="absolute flex justify-center"
                  style={{
                    left: middle - EDGE_LABEL.width / 2,
                    top: at - EDGE_LABEL.height / 2,
                    ...EDGE_LABEL,
                  }}
                >
                  <Edge edge={edge} from={titles.get(edge.from)} to={titles.get(edge.to)} />
                </div>
              ))}
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

function Node({ node: { kind, title, sub, href } }: { readonly node: LineageNode }) {
  const className =
    "flex h-full flex-col justify-center rounded-md border border-edge bg-raised px-2 leading-4 text-ink no-underline";
  const words = (
    <>
      <VisibleText text={title} className="truncate font-medium" />
      <span className="truncate text-xs text-muted">
        {kind}
        {sub === undefined ? null : (
          <>
            {" · "}
            <VisibleText text={sub} />
          </>
        )}
      </span>
    </>
  );
  if (href === undefined) return <div className={className}>{words}</div>;
  return (
    <PageLink href={href} title={toVisible(title)} className={`${className} hover:bg-hover`}>
      {words}
    </PageLink>
  );
}

function Edge({
  edge: { label, certainty, href },
  from,
  to,
}: {
  readonly edge: LineageEdge;
  readonly from: string | undefined;
  readonly to: string | undefined;
}) {
  const sentence = `${toVisible(label)} ${certainty}, from ${from} to ${to}`;
  const className = `flex h-6 max-w-full items-center rounded-full border border-edge bg-surface px-2 text-xs ${certainty === "inferred" ? "border-dashed" : ""}`;
  const words = (
    <>
      <VisibleText text={label} className="truncate" />
      {certainty === "exact" ? null : (
        <span className="shrink-0 whitespace-pre text-muted"> {certainty}</span>
      )}
    </>
  );
  if (href === undefined) {
    return (
      <span className={className} title={sentence}>
        {words}
      </span>
    );
  }
  return (
    <PageLink
      href={href}
      aria-label={sentence}
      title={sentence}
      className={`${className} hover:bg-hover`}
    >
      {words}
    </PageLink>
  );
}

function Lines({
  edges,
  width,
  height,
}: {
  readonly edges: readonly PlacedEdge[];
  readonly width: number;
  readonly height: number;
}) {
  return (
    <svg
      width={width}
      height={height}
      aria-hidden="true"
      fill="none"
      className="absolute inset-0 stroke-edge"
    >
      {edges.map(({ edge, line }) => (
        <path
          key={JSON.stringify([edge.from, edge.to, edge.label, edge.href])}
          d={line}
          strokeWidth={edge.certainty === "exact" ? 2 : 1.25}
          strokeDasharray={edge.certainty === "inferred" ? "5 4" : undefined}
          data-mark
        />
      ))}
    </svg>
  );
}
