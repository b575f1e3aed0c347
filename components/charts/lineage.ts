import type { Route } from "next";

/** A human, service, role, session or key in a lineage. */
export interface LineageNode {
  readonly id: string;
  /** One noun, in lower case: `user`, `role session`, `access key`. */
  readonly kind: string;
  /** Text from a log is shown with hidden characters visible, here and below. */
  readonly title: string;
  readonly sub?: string;
  /** Its page. */
  readonly href?: Route;
}

/** How sure a link is: read from a key, from several fields that agree, or concluded. */
export type LineageCertainty = "exact" | "strong" | "inferred";

/** Who became whom. */
export interface LineageEdge {
  readonly from: string;
  readonly to: string;
  /** How: `AssumeRole`, `AssumeRoleWithSAML`. */
  readonly label: string;
  readonly certainty: LineageCertainty;
  /** The event that made the link. */
  readonly href?: Route;
}

export interface Lineage {
  readonly nodes: readonly LineageNode[];
  readonly edges: readonly LineageEdge[];
}

/** Many of a kind: `access keys`, `identities`. */
export function kindWords(kind: string): string {
  return `${kind.replace(/([^aeiou])y$/, "$1ie")}s`;
}
