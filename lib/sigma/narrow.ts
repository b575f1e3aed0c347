import { parseAddress } from "@/lib/cloudtrail/ip-address";
import type { Query, Term, TermTest, Test } from "@/lib/search/ast";
import { isAnything, literal } from "@/lib/search/wildcard";
import { ALIASES } from "./derived-values";
import type { CandidateTest, FieldItem, ValueTest } from "./detection";
import { whatMustHold } from "./necessary";
import type { DetectionRule } from "./rule";

/** Fields of records that are fields of the query language with the same values. */
const SAME: ReadonlyMap<string, string> = new Map([
  ["awsRegion", "region"],
  ["errorCode", "error"],
  ["errorMessage", "error_message"],
  ["eventID", "id"],
  ["eventName", "event"],
  ["eventSource", "service"],
  ["eventType", "eventtype"],
  ["recipientAccountId", "account"],
  ["requestID", "request_id"],
  ["sharedEventID", "shared_id"],
  ["userAgent", "ua"],
  ["userIdentity.accessKeyId", "key"],
  ["userIdentity.accountId", "caller"],
  ["userIdentity.arn", "arn"],
  ["userIdentity.principalId", "principalid"],
  ["userIdentity.type", "identity"],
  ["vpcEndpointId", "vpce"],
]);

/** A query of more values is slower than the rule that it is to save. */
const MOST_TERMS = 200;
const SPAN = { from: 0, to: 0 };

/**
 * A query that every event of a rule answers, and few others: what SQL is asked before the rule
 * itself decides. Null when nothing is certain, so that every event must be tried. Only what an
 * event must have is asked for, never what it must not have: a field that is missing would be lost.
 */
export function narrow(rule: DetectionRule): Query | null {
  const query = whatMustHold<Query>(rule, {
    item: narrowItem,
    all: (items) => joined("and", items),
    any: (items) => joined("or", items),
  });
  if (query === null) return null;
  // A name with dots of its own, or a list where a text is expected, is read by rules alone.
  return joined("or", [query, flagged("wrong-type"), flagged("unknown-fields")]);
}

function narrowItem({ field, tests, linking }: FieldItem): Query | null {
  const name = field === null ? "" : (ALIASES.get(field) ?? field);
  if (tests.length === 0 || tests.length > MOST_TERMS) return null;
  const queries = tests.map((test) => narrowTest(name, test));
  const known = queries.filter((query) => query !== null);
  if (linking === "all") return known.length > 0 ? joined("and", known) : null;
  return known.length === queries.length ? joined("or", known) : null;
}

function narrowTest(name: string, test: ValueTest): Query | null {
  if (test.kind !== "value") return null;
  if (name === "sourceIPAddress") return narrowSource(test);
  const field = SAME.get(name);
  const terms = field === undefined ? null : asTerms(test, (term) => isSafe(term, field));
  return field === undefined || terms === null ? null : predicate(field, terms);
}

/** What stands in sourceIPAddress is an address, or else the name of a service. */
function narrowSource(test: CandidateTest): Query | null {
  if (test.cidr !== null) return predicate("ip", [literal(test.cidr)]);
  const terms = asTerms(test, isPlain);
  if (terms === null) return null;
  const queries = terms.map((term): Query => {
    if (term.wildcards.length === 0) {
      return predicate(parseAddress(term.text) === null ? "via" : "ip", [term]);
    }
    return joined("or", [predicate("ip", [term]), predicate("via", [term])]);
  });
  return joined("or", queries);
}

function asTerms(test: CandidateTest, isGood: (term: Term) => boolean): readonly Term[] | null {
  const { terms } = test;
  if (terms === null || terms.length === 0 || terms.length > MOST_TERMS) return null;
  return terms.every(isGood) ? terms.map(loosened) : null;
}

/** `?` is one character of the record, but the index is asked folded texts, where "İ" has two. */
function loosened({ text, wildcards }: Term): Term {
  const units = text.split("").map((unit, at) => (wildcards.includes(at) ? "*" : unit));
  return { text: units.join(""), wildcards };
}

/** The index keeps no empty texts, and replaces what Postgres cannot hold. */
function isPlain({ text }: Term): boolean {
  return text !== "" && !text.includes("\0") && text.isWellFormed();
}

/** `service:*s3` is read as if it ended in `.amazonaws.com`. */
function isSafe(term: Term, field: string): boolean {
  const { text, wildcards } = term;
  const isEndless = wildcards.includes(text.length - 1) && text.endsWith("*");
  return isPlain(term) && (field !== "service" || wildcards.length === 0 || isEndless);
}

function predicate(field: string, terms: readonly Term[]): Query {
  const kind: TermTest["kind"] = "is";
  const test: Test = terms.some(isAnything) ? { kind: "any" } : { kind, terms };
  return { kind: "predicate", ...SPAN, field, path: [], test };
}

function flagged(flag: string): Query {
  return predicate("flag", [literal(flag)]);
}

/** One tree per kind, as the parser makes them. */
function joined(kind: "and" | "or", items: readonly Query[]): Query {
  const flat = items.flatMap((item) => (item.kind === kind ? item.items : [item]));
  const own = kind === "or" ? oneListPerField(flat) : flat;
  const [only] = own;
  return own.length === 1 && only !== undefined ? only : { kind, ...SPAN, items: own };
}

/** `event:a OR event:b` as `event:(a OR b)`, which is looked up at once. */
function oneListPerField(items: readonly Query[]): readonly Query[] {
  const lists = new Map<string, Term[]>();
  const others = items.filter((item) => {
    if (item.kind !== "predicate" || item.test.kind !== "is") return true;
    const terms = lists.get(item.field) ?? [];
    lists.set(item.field, terms);
    terms.push(...item.test.terms);
    return false;
  });
  return [...[...lists].map(([field, terms]) => predicate(field, terms)), ...others];
}
