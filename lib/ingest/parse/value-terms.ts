import type { CloudTrailEvent } from "@/lib/cloudtrail/event";
import { FIELD_INDEX } from "@/lib/db/field-index";
import type { Field } from "@/lib/search/field";
import { FIELDS } from "@/lib/search/fields";
import { foldValue } from "@/lib/search/fold";
import { ANY_LEAF, valueTerm } from "@/lib/search/index-term";
import { collectLeaves } from "@/lib/search/leaves";

/** Most distinct leaves of one record that become terms; beyond it the record is flagged. */
const MAX_LEAVES = 400;
/** Distinct values whose terms are remembered; then the memory starts afresh. */
const MAX_REMEMBERED = 200_000;

interface TermField {
  readonly field: Field;
  readonly bit: number;
  readonly terms: Map<string, string>;
}

const TERM_FIELDS: readonly TermField[] = FIELDS.flatMap((field) => {
  const index = FIELD_INDEX.get(field.name);
  return index?.kind === "term" ? [{ field, bit: 1 << index.bit, terms: new Map() }] : [];
});
const leafTerms = new Map<string, string>();

export interface ValueTerms {
  /** Decimal terms joined with commas. */
  readonly text: string;
  readonly present: number;
  /** False when the record has more leaves than are indexed. */
  readonly complete: boolean;
}

/** Terms of every field that has no dictionary, and of the scalar leaves of the record's body. */
export function valueTerms(event: CloudTrailEvent, record: unknown): ValueTerms {
  const terms = new Set<string>();
  let present = 0;
  for (const { field, bit, terms: known } of TERM_FIELDS) {
    const values = field.values(event);
    if (values.length === 0) continue;
    present |= bit;
    for (const value of values) terms.add(remember(known, field, value));
  }
  const leaves: string[] = [];
  const complete = collectLeaves(record, leaves, MAX_LEAVES);
  for (const leaf of leaves) terms.add(rememberLeaf(leaf));
  return { text: [...terms].join(","), present, complete };
}

function remember(known: Map<string, string>, field: Field, value: string): string {
  return found(known, value) ?? keep(known, value, valueTerm(field.name, foldValue(field, value)));
}

function rememberLeaf(leaf: string): string {
  return found(leafTerms, leaf) ?? keep(leafTerms, leaf, valueTerm(ANY_LEAF, leaf));
}

function found(known: Map<string, string>, value: string): string | undefined {
  if (known.size >= MAX_REMEMBERED) known.clear();
  return known.get(value);
}

function keep(known: Map<string, string>, value: string, term: string): string {
  known.set(value, term);
  return term;
}
