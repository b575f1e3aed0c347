import type { Term } from "@/lib/search/ast";
import { COUNTRY_FIELDS, DERIVED } from "./derived-values";
import type { FieldItem, ValueTest } from "./detection";
import type { RuleEnvironment } from "./environment";
import { MAX_FIELD_DEPTH, MAX_VARIANTS } from "./limits";
import { type Modifiers, readModifiers } from "./modifiers";
import type { IssueList, Place } from "./rule-issue";
import { cidrTest, fieldTest, numberTest, regexTest } from "./scalar-tests";
import { expandPlaceholders, readSigmaText, type SigmaText, toTerm } from "./sigma-text";
import { type Built, textTest } from "./text-tests";
import type { YamlNode, YamlScalar } from "./yaml-node";

/** `field|modifier|…` and its values; the field is null for words looked for everywhere. */
export interface WrittenItem {
  readonly field: string | null;
  readonly modifiers: readonly string[];
}

/** Splits a key at its bars. */
export function splitKey(key: string): WrittenItem {
  const [field = "", ...modifiers] = key.split("|");
  return { field: field === "" ? null : field, modifiers };
}

/** Reads one field with its values; null when it is refused, with the reason at its place. */
export function readFieldItem(
  { field, modifiers: names }: WrittenItem,
  at: Place,
  values: readonly YamlNode[],
  environment: RuleEnvironment,
  issues: IssueList,
): FieldItem | null {
  const modifiers = readModifiers(names, at, issues);
  if (modifiers === null) return null;
  const problem = fieldProblem(field, modifiers, environment);
  if (problem !== null) {
    issues.error(at, problem);
    return null;
  }
  if (values.length === 0) {
    issues.error(at, "No values stand here, so nothing could ever match.");
    return null;
  }
  if (modifiers.all && values.length === 1) {
    issues.warn(at, "all changes nothing where a single value stands.");
  }
  // Words without a field may stand anywhere in a value.
  const isWord = field === null && modifiers.kind === "text" && modifiers.placement === null;
  const meant: Modifiers = isWord ? { ...modifiers, placement: "contains" } : modifiers;
  const tests = values.flatMap((value): ValueTest[] => {
    const test = readTest(value, meant, { environment, isAlone: values.length === 1, issues });
    return test === null ? [] : [test];
  });
  const { path, line, column } = at;
  return {
    kind: "field",
    path,
    line,
    column,
    field,
    linking: modifiers.all ? "all" : "any",
    isNegated: modifiers.neq,
    tests,
  };
}

function fieldProblem(
  field: string | null,
  { kind }: Modifiers,
  { countryOf }: RuleEnvironment,
): string | null {
  if (field === null) {
    return kind === "text" || kind === "re" || kind === "cidr"
      ? null
      : "This modifier compares a field; words without a field have none.";
  }
  if (field.split(".").length > MAX_FIELD_DEPTH) {
    return `The name of a field has at most ${MAX_FIELD_DEPTH} parts.`;
  }
  if (COUNTRY_FIELDS.includes(field) && countryOf === undefined) {
    return `${field} needs a database of addresses (mmdb), and none is configured.`;
  }
  return field.startsWith("ct.") && !DERIVED.has(field)
    ? `There is no derived field ${field}; there are ${[...DERIVED.keys()].join(", ")}.`
    : null;
}

interface TestContext {
  readonly environment: RuleEnvironment;
  readonly isAlone: boolean;
  readonly issues: IssueList;
}

function readTest(value: YamlNode, modifiers: Modifiers, context: TestContext): ValueTest | null {
  const { issues, isAlone } = context;
  if (value.kind !== "scalar") {
    issues.error(value, "A field is compared with a value or with a list of values.");
    return null;
  }
  if (modifiers.kind === "exists") return presence(value, issues);
  if (value.value === null) {
    if (isAlone && modifiers.kind === "text" && isBare(modifiers)) {
      return { kind: "absent", says: "is missing or null" };
    }
    const message = "null stands alone: not in a list, and without modifiers besides neq.";
    issues.error(value, message);
    return null;
  }
  warnOfEmptyLists(value, modifiers, context);
  const built = build(value, modifiers, context);
  if (!("problem" in built)) return built;
  issues.error(value, built.problem);
  return null;
}

function warnOfEmptyLists(
  value: YamlScalar,
  { expand }: Modifiers,
  { environment, issues }: TestContext,
): void {
  for (const name of placeholders(readSigmaText(value.text, expand))) {
    if (environment.lists.get(name)?.length === 0) {
      issues.warn(value, `The value list %${name}% is empty: nothing is compared with it yet.`);
    }
  }
}

function placeholders(text: SigmaText): readonly string[] {
  return text.flatMap((piece) => (piece.kind === "placeholder" ? [piece.name] : []));
}

function isBare({ placement, encodings, cased, expand }: Modifiers): boolean {
  return placement === null && encodings.length === 0 && !cased && !expand;
}

function presence(value: YamlScalar, issues: IssueList): ValueTest | null {
  const text = value.text.toLowerCase();
  if (text === "true" || text === "yes") return { kind: "present", says: "exists" };
  if (text === "false" || text === "no") return { kind: "missing", says: "does not exist" };
  issues.error(value, "exists is true or false.");
  return null;
}

function build(value: YamlScalar, modifiers: Modifiers, { environment }: TestContext): Built {
  const { kind } = modifiers;
  if (kind === "re") return regexTest(value, modifiers);
  if (kind === "compare" || kind === "time") return numberTest(value, modifiers);
  if (kind === "fieldref") {
    return /[*?]/.test(value.text)
      ? { problem: "The name of a field has no wildcards." }
      : fieldTest(value.text, modifiers);
  }
  const terms = termsOf(value, modifiers, environment);
  if ("problem" in terms) return terms;
  if (kind === "text") return textTest(terms, modifiers, value);
  const [first, ...rest] = terms.map(({ text }) => cidrTest(text));
  if (first === undefined) return cidrOfNone(value);
  return rest.reduce(either, first);
}

function cidrOfNone({ text }: YamlScalar): Built {
  return { ...textOfNone, says: `is in a block of the empty list ${text}` };
}

const textOfNone = {
  kind: "value",
  fits: () => false,
  literals: [],
  terms: [],
  cidr: null,
} as const;

/** Several blocks that one placeholder stands for. */
function either(one: Built, other: Built): Built {
  if ("problem" in one) return one;
  if ("problem" in other) return other;
  return {
    ...one,
    says: `${one.says} or ${other.says}`,
    fits: (candidate, subject) => one.fits(candidate, subject) || other.fits(candidate, subject),
    cidr: null,
  };
}

/** The value with its placeholders filled in: one term for each way. */
function termsOf(
  value: YamlScalar,
  { expand }: Modifiers,
  { lists }: RuleEnvironment,
): readonly Term[] | { readonly problem: string } {
  const text = readSigmaText(value.text, expand);
  const names = placeholders(text);
  const missing = names.find((name) => !lists.has(name));
  if (missing !== undefined) {
    return { problem: `The value list %${missing}% does not exist. Add it, or take the rule out.` };
  }
  if (expand && names.length === 0) {
    return { problem: "expand stands here, but no placeholder such as %KnownAccounts%." };
  }
  const variants = expandPlaceholders(text, (name) => lists.get(name) ?? [], MAX_VARIANTS);
  return variants.length > MAX_VARIANTS
    ? { problem: `The value lists make more than ${MAX_VARIANTS} values here.` }
    : variants.map(toTerm);
}
