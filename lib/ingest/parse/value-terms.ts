import { createHash } from "node:crypto";
import type { CloudTrailEvent } from "@/lib/cloudtrail/event";
import { FIELD_INDEX } from "@/lib/db/field-index";
import type { Field } from "@/lib/search/field";
import { FIELDS } from "@/lib/search/fields";
import { foldValue } from "@/lib/search/fold";
import { ANY_LEAF, valueTerm } from "@/lib/search/index-term";
import { collectLeaves } from "@/lib/search/leaves";

/** Most leaves of one record that become terms; beyond it the record is flagged. */
const MAX_LEAVES = 2_000;
/** Distinct values, and identities, whose terms are remembered; then the memory starts afresh. */
const MAX_REMEMBERED = 50_000;
const MAX_FACES = 4_000;

interface TermField {
  readonly field: Field;
  readonly bit: number;
}

const TERM_FIELDS: readonly TermField[] = FIELDS.flatMap((field) => {
  const index = FIELD_INDEX.get(field.name);
  return index?.kind === "term" ? [{ field, bit: 1 << index.bit }] : [];
});
const leafTerms = new Map<string, string>();
const faces = new Map<string, Face>();

export interface ValueTerms {
  /** Decimal terms joined with commas. */
  readonly text: string;
  readonly present: number;
  /** False when the record has more leaves than are indexed. */
  readonly complete: boolean;
}

/** The leaves of one userIdentity, which a whole session of events shares. */
export interface Face {
  /** 32 hex digits: the same for the same identity, whatever access key it used. */
  readonly hash: string;
  /** Postgres array literal of value terms. */
  readonly terms: string;
  readonly complete: boolean;
}

/** Terms of the fields that have no dictionary, and of the leaves of the record but its identity. */
export function valueTerms(event: CloudTrailEvent, record: unknown): ValueTerms {
  const terms = new Set<string>();
  let present = 0;
  for (const { field, bit } of TERM_FIELDS) {
    const values = field.values(event);
    if (values.length === 0) continue;
    present |= bit;
    for (const value of values) terms.add(valueTerm(field.name, foldValue(field, value)));
  }
  const leaves: string[] = [];
  const complete = collectLeaves(record, leaves, MAX_LEAVES, "userIdentity");
  for (const leaf of leaves) terms.add(leafTerm(leaf));
  return { text: [...terms].join(","), present, complete };
}

/** The face that a record's userIdentity shows. The access key has a dictionary of its own. */
export function identityFace(record: unknown): Face {
  const identity: unknown = Reflect.get(Object(record), "userIdentity");
  const text = JSON.stringify(withoutAccessKey(identity)) ?? "";
  const known = faces.get(text);
  if (known) return known;
  if (faces.size >= MAX_FACES) faces.clear();
  const leaves: string[] = [];
  const complete = collectLeaves({ identity: JSON.parse(text || "null") }, leaves, MAX_LEAVES);
  const face = {
    hash: createHash("sha256").update(text).digest("hex").slice(0, 32),
    terms: `{${[...new Set(leaves.map(leafTerm))].join(",")}}`,
    complete,
  };
  faces.set(text, face);
  return face;
}

function withoutAccessKey(identity: unknown): unknown {
  if (typeof identity !== "object" || identity === null || Array.isArray(identity)) return identity;
  const { accessKeyId: _, ...rest } = identity as Record<string, unknown>;
  return rest;
}

function leafTerm(leaf: string): string {
  const known = leafTerms.get(leaf);
  if (known !== undefined) return known;
  if (leafTerms.size >= MAX_REMEMBERED) leafTerms.clear();
  const term = valueTerm(ANY_LEAF, leaf);
  leafTerms.set(leaf, term);
  return term;
}
