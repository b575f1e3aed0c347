import type { Term } from "@/lib/search/ast";
import { lowerTerm } from "@/lib/search/fold";
import { anywhere, literal } from "@/lib/search/wildcard";
import type { CandidateTest } from "./detection";
import { base64, base64Offsets, utf8Bytes, utf16Bytes, utf16WithMark } from "./encode-text";
import { MAX_PATTERN_LENGTH, MAX_VARIANTS } from "./limits";
import type { Encoding, Modifiers, Placement } from "./modifiers";
import type { Candidate } from "./record-values";
import { compileTerm } from "./text-pattern";
import type { YamlScalar } from "./yaml-node";

export type Built = CandidateTest | { readonly problem: string };

const DASHES = ["-", "/", "\u2013", "\u2014", "\u2015"];

/**
 * A value compared as text. `terms` is the value with its placeholders filled in, one term for each
 * way; the modifiers are applied to every one of them.
 */
export function textTest(terms: readonly Term[], modifiers: Modifiers, value: YamlScalar): Built {
  let variants = terms;
  let isBytes = false;
  for (const encoding of modifiers.encodings) {
    if (encoding !== "windash" && variants.some(({ wildcards }) => wildcards.length > 0)) {
      return { problem: `Wildcards cannot be encoded by ${encoding}: escape them with \\.` };
    }
    const from = variants;
    variants = from.flatMap((term) => encode(term, encoding, isBytes));
    isBytes ||= encoding.startsWith("utf16") || encoding === "wide";
    if (variants.length > MAX_VARIANTS) return tooMany();
  }
  variants = variants.map((term) => place(term, modifiers.placement));
  if (variants.length > MAX_VARIANTS) return tooMany();
  if (variants.some(({ text }) => text.length > MAX_PATTERN_LENGTH)) {
    return { problem: `A value has at most ${MAX_PATTERN_LENGTH} characters.` };
  }
  const { cased } = modifiers;
  const folded = variants.map(lowerTerm);
  const isPlain = modifiers.placement === null && modifiers.encodings.length === 0;
  const number = isPlain && typeof value.value === "number" ? value.value : null;
  const fits = compileTerms(cased ? variants : folded);
  const isLiteral = variants.every(({ wildcards }) => wildcards.length === 0);
  const literals = folded.map(({ text }) => text);
  const numeral = number === null ? [] : [String(number)];
  return {
    kind: "value",
    says: sayTerms(terms, modifiers),
    fits: (candidate: Candidate) =>
      fits(cased ? candidate.text : candidate.folded) ||
      (number !== null && candidate.scalar === number),
    literals: isLiteral ? [...literals, ...numeral] : null,
    terms: [...folded, ...numeral.map(literal)],
    cidr: null,
  };
}

function tooMany(): { readonly problem: string } {
  return { problem: `This value stands for more than ${MAX_VARIANTS} texts: split the rule.` };
}

function compileTerms(terms: readonly Term[]): (value: string) => boolean {
  const [only, ...rest] = terms;
  if (only === undefined) return () => false;
  if (rest.length === 0) return compileTerm(only);
  const literals = new Set(terms.flatMap((term) => (term.wildcards.length > 0 ? [] : [term.text])));
  const patterns = terms.filter(({ wildcards }) => wildcards.length > 0).map(compileTerm);
  return (value) => literals.has(value) || patterns.some((fits) => fits(value));
}

function place(term: Term, placement: Placement | null): Term {
  const { text, wildcards } = term;
  switch (placement) {
    case "contains":
      return anywhere(term);
    case "startswith":
      return { text: `${text}*`, wildcards: [...wildcards, text.length] };
    case "endswith":
      return { text: `*${text}`, wildcards: [0, ...wildcards.map((at) => at + 1)] };
    default:
      return term;
  }
}

function encode(term: Term, encoding: Encoding, isBytes: boolean): readonly Term[] {
  const { text } = term;
  switch (encoding) {
    case "windash":
      return withDashes(term);
    case "utf16le":
    case "wide":
      return [literal(utf16Bytes(text, false))];
    case "utf16be":
      return [literal(utf16Bytes(text, true))];
    case "utf16":
      return [literal(utf16WithMark(text))];
    case "base64":
      return [literal(base64(isBytes ? text : utf8Bytes(text)))];
    case "base64offset":
      return base64Offsets(isBytes ? text : utf8Bytes(text)).map(literal);
  }
}

/** Every way to write the dashes of a text; stops once there are too many. */
function withDashes({ text, wildcards }: Term): readonly Term[] {
  let variants = [""];
  for (const char of text) {
    const choices = DASHES.includes(char) ? DASHES : [char];
    variants = variants.flatMap((variant) => choices.map((choice) => variant + choice));
    if (variants.length > MAX_VARIANTS) break;
  }
  return variants.map((variant) => ({ text: variant, wildcards }));
}

function sayTerms(terms: readonly Term[], { placement, cased, encodings }: Modifiers): string {
  const [first, ...rest] = terms;
  const verbs = { contains: "contains", startswith: "starts with", endswith: "ends with" };
  const verb = placement === null ? "is" : verbs[placement];
  const shown = first === undefined ? "in an empty list" : JSON.stringify(first.text);
  const more = rest.length > 0 ? ` or ${rest.length} more` : "";
  const how = [...encodings, ...(cased ? ["case regarded"] : [])].join(", ");
  return `${verb} ${shown}${more}${how === "" ? "" : ` (${how})`}`;
}
