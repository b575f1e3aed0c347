import type { Reader } from "@/lib/auth/reader";
import type { Predicate, Query, Test } from "@/lib/search/ast";
import { findField } from "@/lib/search/fields";
import { predicatesOf } from "@/lib/search/predicates-of";
import { credentialCondition } from "./credential-condition";
import { findStarts } from "./find-starts";
import { findUnexplained } from "./find-unexplained";
import { followGrants } from "./follow-grants";
import { type LineageScope, lineageScope } from "./lineage-scope";
import { START_KINDS } from "./lineage-start";

/**
 * A query in which `origin` and `chain` are told in other fields: who the records themselves name,
 * or one of the sessions that came from them. The index and the matcher then both answer it as they
 * answer any other, and agree. A query without them is given back as it is, and nothing is asked.
 * @param asof only calls in files committed up to it; null: in all
 * Throws AppError `invalid` when a condition stands for too many sessions.
 */
export async function resolveLineage(
  reader: Reader,
  query: Query | null,
  asof: number | null,
): Promise<Query | null> {
  if (query === null || !hasLineage(query)) return query;
  return resolve(await lineageScope(reader, asof), query);
}

function hasLineage(query: Query): boolean {
  return predicatesOf(query).some(({ field }) => findField(field)?.type === "lineage");
}

async function resolve(scope: LineageScope, query: Query): Promise<Query> {
  switch (query.kind) {
    case "and":
    case "or":
      return {
        ...query,
        items: await Promise.all(query.items.map((item) => resolve(scope, item))),
      };
    case "not":
      return negated(await resolve(scope, query.item), query);
    case "predicate":
      return resolvePredicate(scope, query);
    default:
      return query;
  }
}

async function resolvePredicate(scope: LineageScope, predicate: Predicate): Promise<Query> {
  const field = findField(predicate.field);
  if (field?.type !== "lineage") return predicate;
  const { test, from, to } = predicate;
  const of = (name: string, tested: Test = test): Query => ({
    ...predicate,
    field: name,
    test: tested,
  });
  const either = (items: readonly Query[]): Query => ({ kind: "or", items, from, to });
  const named = [of("user"), of("principal_key")];
  if (test.kind === "any") {
    if (field.name === "chain") return either(named);
    const unexplained = await credentialCondition(scope, await findUnexplained(scope));
    return { kind: "not", item: either(unexplained), from, to };
  }
  const isStart = of("kind", {
    kind: "is",
    terms: START_KINDS.map((text) => ({ text, wildcards: [] })),
  });
  const direct: Query[] =
    field.name === "chain"
      ? [...named, of("session")]
      : [{ kind: "and", items: [isStart, either(named)], from, to }];
  const credentials = await followGrants(
    scope,
    await findStarts(scope, field, test),
    field.name === "origin",
  );
  return either([...direct, ...(await credentialCondition(scope, credentials))]);
}

/** What is sought by `missing:origin` is found as it stands, not as what is left over. */
function negated(item: Query, { from, to }: Query): Query {
  return item.kind === "not" ? item.item : { kind: "not", item, from, to };
}
