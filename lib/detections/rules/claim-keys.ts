import { foldKey } from "./rule-key";

/** A rule as the store has it. */
export interface StoredRule {
  readonly id: number;
  readonly key: string;
  readonly origin: "own" | "folder" | "page";
  readonly source: string;
  readonly sha256: string | null;
  readonly isRemoved: boolean;
  readonly twinOf: number | null;
}

interface Claimant {
  readonly origin: "own" | "folder";
  readonly source: string;
  readonly key: string;
}

/** Under which key a document is kept, and by which of the rules there are. */
export interface KeyClaim<Document extends Claimant> {
  readonly document: Document;
  readonly key: string;
  readonly stored: StoredRule | null;
  /** Folded key of the rule that has the document's own key; it does not run then. */
  readonly twinOf: string | null;
}

/**
 * Gives each document its key. Where several have the same, the one that had it before keeps it, else
 * Trailglass's own, else the first; the others get keys that are made up, to be shown and not to run.
 * @param held rules that no document can claim: written on the page, or of a folder that is away
 */
export function claimKeys<Document extends Claimant>(
  documents: readonly Document[],
  stored: readonly StoredRule[],
  held: readonly StoredRule[],
): readonly KeyClaim<Document>[] {
  const byKey = new Map(stored.map((rule) => [foldKey(rule.key), rule]));
  const taken = new Set(held.map(({ key }) => foldKey(key)));
  const rank = ({ key, origin, source }: Document) => {
    const rule = byKey.get(foldKey(key));
    if (rule?.origin === origin && !rule.isRemoved) return rule.source === source ? 0 : 1;
    return origin === "own" ? 2 : 3;
  };
  return documents
    .toSorted((a, b) => rank(a) - rank(b))
    .map((document) => {
      const own = foldKey(document.key);
      let { key } = document;
      if (taken.has(own)) key = `${key} (${document.origin}: ${document.source})`;
      while (taken.has(foldKey(key))) key += "+";
      taken.add(foldKey(key));
      const twinOf = foldKey(key) === own ? null : own;
      return { document, key, stored: byKey.get(foldKey(key)) ?? null, twinOf };
    });
}
