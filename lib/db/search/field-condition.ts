import { isEventId } from "@/lib/cloudtrail/event-id";
import { eventIdentity } from "@/lib/db/event-identity";
import { FIELD_INDEX } from "@/lib/db/field-index";
import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql-instant";
import type { Test } from "@/lib/search/ast";
import type { Field } from "@/lib/search/field";
import { foldTerm, foldValue } from "@/lib/search/fold";
import { valueTerm } from "@/lib/search/index-term";
import { timeBounds } from "@/lib/search/range-test";
import { clockCondition } from "./clock-condition";
import { anyOf, type Condition, exact, narrowed, noneOf, oneOf, UNDECIDED } from "./condition";
import { dictionaryField } from "./dictionary-field";
import { fileCondition, verdictCondition } from "./file-condition";
import { leafCondition } from "./leaf-condition";
import type { Lookups } from "./lookups";
import { withTimes } from "./rare-terms";
import { yesNoCondition } from "./yes-no-condition";

/** One test of one field as SQL, by the way in which the index holds the field. */
export async function fieldCondition(
  lookups: Lookups,
  field: Field,
  test: Test,
  nowMs: number,
): Promise<Condition> {
  const index = FIELD_INDEX.get(field.name);
  switch (index?.kind) {
    case "dictionary":
      return dictionaryField(lookups, field, index, test);
    case "term":
      return withTerm(lookups, field, index.bit, test);
    case "time":
      return inTime(test, nowMs);
    case "event-id":
      return withId(test);
    case "clock":
      return clockCondition(field, index.part, test);
    case "yes-no":
      return yesNoCondition(lookups.reader, field, index, test);
    case "file":
      return fileCondition(lookups, field, test);
    case "verdict":
      return verdictCondition(lookups, field, test);
    case "path":
      return atPath(lookups, test);
    default:
      return UNDECIDED;
  }
}

async function withTerm(
  lookups: Lookups,
  field: Field,
  bit: number,
  test: Test,
): Promise<Condition> {
  const isSaid = exact(
    // Some flags are raised after the record was read, when another event contradicts it.
    field.name === "flag"
      ? Prisma.sql`e.flags <> 0`
      : Prisma.sql`e.present & ${1 << bit}::int4 <> 0`,
  );
  if (test.kind === "any") return isSaid;
  if (test.kind === "range" || test.kind === "contains") return narrowed(isSaid);
  if (test.terms.some((term) => term.wildcards.length > 0)) return narrowed(isSaid);
  const values = test.terms.map((term) =>
    test.kind === "exact" ? foldValue(field, term.text) : foldTerm(field, term).text,
  );
  const terms = values.map((value) => valueTerm(field.name, value));
  const condition = await withTimes(lookups, oneOf("terms", terms));
  // `:=` differs from `:` in case alone: the index narrows it, the record decides.
  return test.kind === "is" ? condition : narrowed(condition);
}

function inTime(test: Test, nowMs: number): Condition {
  const isDated = Prisma.sql`e.event_time > '-infinity'`;
  if (test.kind === "any") return exact(isDated);
  if (test.kind !== "range") return UNDECIDED;
  const { fromMs, toMs } = timeBounds(test, nowMs);
  const from = fromMs === null ? isDated : Prisma.sql`e.event_time >= ${instant(fromMs)}`;
  const to = toMs === null ? Prisma.sql`true` : Prisma.sql`e.event_time < ${instant(toMs)}`;
  return exact(Prisma.sql`(${from} and ${to})`);
}

function withId(test: Test): Condition {
  if (test.kind === "any") return noneOf(oneOf("terms", [valueTerm("flag", "no-event-id")]));
  if (test.kind === "range" || test.kind === "contains") return UNDECIDED;
  if (test.terms.some((term) => term.wildcards.length > 0)) return UNDECIDED;
  const texts = test.terms.map((term) => term.text);
  const odd = texts.filter((text) => !isEventId(text)).map((text) => eventIdentity(text, ""));
  const condition = anyOf([oneOf("eventIds", texts.filter(isEventId)), oneOf("oddEventIds", odd)]);
  // An id that is no UUID is stored as a hash of its folded text, in which all that is no character
  // is one and the same.
  const isSure = texts.every((text) => text.isWellFormed() && !text.includes("\uFFFD"));
  return test.kind === "is" && isSure ? condition : narrowed(condition);
}

/** The value somewhere in the record is a term; that it stands at this path, the record tells. */
async function atPath(lookups: Lookups, test: Test): Promise<Condition> {
  if (test.kind !== "is" && test.kind !== "exact") return UNDECIDED;
  if (test.terms.some((term) => term.wildcards.length > 0)) return UNDECIDED;
  const leaves = await Promise.all(test.terms.map((term) => leafCondition(lookups, term.text)));
  return narrowed(anyOf(leaves));
}
