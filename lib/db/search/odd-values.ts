import { Prisma } from "@/lib/db/generated/client";
import type { Term, TermTest } from "@/lib/search/ast";
import type { Field } from "@/lib/search/field";
import { fitsAny } from "@/lib/search/matches";

/** Values of a dictionary that SQL cannot test: the program does. */
export interface OddValues {
  /** Over the dictionary's columns, with `d` as its name. */
  readonly isOdd: Prisma.Sql;
  /** Whether the stored value fits; null when only the records can tell. */
  readonly decide: (value: string) => boolean | null;
}

/** Shorter literals are no value that had to be cut (lib/ingest/parse/storable.ts). */
const SURELY_SHORT = 256;
/** The end of a value that was cut. */
export const CUT = /… #[0-9a-f]{16}$/;

/**
 * What Postgres and the matcher would read differently: case and length of characters beyond ASCII,
 * and a service without its suffix. Of a value that was cut or cleaned to be stored, the record
 * alone has the whole.
 */
export function oddValues(field: Field, column: string, test: TermTest): OddValues {
  const value = Prisma.raw(`d.${column}`);
  const isLiteral = test.kind !== "contains" && test.terms.every(isPlainLiteral);
  return {
    isOdd: isLiteral ? Prisma.sql`false` : oddness(field, value, test),
    decide(stored) {
      if (stored.includes("\uFFFD")) return null;
      if (CUT.test(stored))
        return test.kind !== "contains" && test.terms.every(isShort) ? false : null;
      return test.terms.some((term) => fitsAny(field, test.kind, term, [stored]));
    },
  };
}

/** Whether SQL compares the term with every stored value as the matcher does. */
export function isPlainLiteral(term: Term): boolean {
  return isShort(term) && /^[ -~]*$/.test(term.text);
}

function isShort({ text, wildcards }: Term): boolean {
  return wildcards.length === 0 && text.length < SURELY_SHORT;
}

function oddness(field: Field, value: Prisma.Sql, test: TermTest): Prisma.Sql {
  // Addresses are ASCII, and a part or pattern is meant for them as they are written.
  if (field.type === "address") return Prisma.sql`false`;
  const isAscii = test.terms.every(
    ({ text, wildcards }) =>
      /^[ -~]*$/.test(text) && wildcards.every((at) => text.charAt(at) === "*"),
  );
  // Folding aside, a `*` takes whatever characters there are: only the whole value is needed.
  const isBeyond = isAscii
    ? Prisma.sql`(strpos(${value}, U&'\\FFFD') > 0 or ${value} ~ '… #[0-9a-f]{16}$')`
    : Prisma.sql`${value} ~ '[^ -~]'`;
  const hasNoSuffix = Prisma.sql`or strpos(${value}, '.') = 0`;
  return Prisma.sql`(${isBeyond} ${field.name === "service" ? hasNoSuffix : Prisma.empty})`;
}
