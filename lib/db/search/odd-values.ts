import { Prisma } from "@/lib/db/generated/client";
import type { TermTest } from "@/lib/search/ast";
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
const CUT = /… #[0-9a-f]{16}$/;

/**
 * What Postgres and the matcher would read differently: case and length of characters beyond
 * ASCII, the spellings of an IPv6 address, a service without its suffix. Of a value that was cut
 * or cleaned to be stored, the record alone has the whole.
 */
export function oddValues(field: Field, column: string, test: TermTest): OddValues {
  const value = Prisma.raw(`d.${column}`);
  const spelled = SPELLED[field.name === "service" ? "service" : field.type];
  const isOdd = Prisma.sql`(${value} ~ '[^ -~]' ${spelled ? Prisma.sql`or ${spelled(value)}` : Prisma.empty})`;
  const isShort = test.terms.every(
    ({ text, wildcards }) => wildcards.length === 0 && text.length < SURELY_SHORT,
  );
  return {
    isOdd,
    decide(stored) {
      if (stored.includes("\uFFFD")) return null;
      if (CUT.test(stored)) return isShort && test.kind !== "contains" ? false : null;
      return test.terms.some((term) => fitsAny(field, test.kind, term, [stored]));
    },
  };
}

const SPELLED: Readonly<Record<string, (value: Prisma.Sql) => Prisma.Sql>> = {
  address: (value) => Prisma.sql`strpos(${value}, ':') > 0`,
  service: (value) => Prisma.sql`strpos(${value}, '.') = 0`,
};
