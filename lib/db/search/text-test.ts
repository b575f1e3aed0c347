import { textArray } from "@/lib/db/array-literal";
import { Prisma } from "@/lib/db/generated/client";
import { postgresText } from "@/lib/db/postgres-text";
import type { Term, TermTest } from "@/lib/search/ast";
import type { Field } from "@/lib/search/field";
import { foldTerm, lowerTerm, spellValue } from "@/lib/search/fold";
import { anywhere } from "@/lib/search/wildcard";

/**
 * SQL that tests a text column of a dictionary as lib/search/matches.ts tests a value of the field,
 * except for odd values (odd-values.ts).
 */
export function textTest(field: Field, column: string, test: TermTest): Prisma.Sql {
  const value = Prisma.raw(`d.${column}`);
  if (test.kind === "exact") return isExactly(field, value, test.terms);
  const tests = test.terms.map((term) => termTest(field, value, test.kind, term));
  return Prisma.sql`(${Prisma.join(tests, " or ")})`;
}

/** One list, however many values: a statement takes some ten thousand parameters at most. */
function isExactly(field: Field, value: Prisma.Sql, terms: readonly Term[]): Prisma.Sql {
  const spellings = terms.flatMap(({ text }) => spellingsOf(field, spellValue(field, text)));
  return Prisma.sql`${value} = any(${textArray(spellings.map(postgresText))}::text[])`;
}

function termTest(field: Field, value: Prisma.Sql, kind: TermTest["kind"], term: Term): Prisma.Sql {
  const folded = kind === "contains" ? anywhere(lowerTerm(term)) : foldTerm(field, term);
  if (folded.wildcards.length > 0) {
    return Prisma.sql`${foldedText(value)} like ${likePattern(folded)}`;
  }
  const spellings = spellingsOf(field, folded.text).map(postgresText);
  return Prisma.sql`${foldedText(value)} in (${Prisma.join(spellings)})`;
}

const SUFFIX = ".amazonaws.com";

/** How a dictionary may hold a value: a service stands there as the record writes it. */
export function spellingsOf(field: Field, value: string): readonly string[] {
  const short = value.slice(0, -SUFFIX.length);
  const isService = field.name === "service" && value.endsWith(SUFFIX) && /^[^.]+$/.test(short);
  return isService ? [value, short] : [value];
}

/**
 * A column as the matcher folds it, as far as ASCII goes: whatever the database's locale, the
 * Kelvin sign is a k and the dotted capital I an i with a dot above. No other character becomes
 * ASCII in lower case (Unicode, SpecialCasing and UnicodeData).
 */
export function foldedText(value: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`lower(replace(replace(${value}, U&'\\212A', 'k'), U&'\\0130', U&'i\\0307') collate "C")`;
}

/** `*` and `?` where they are wildcards; everything else for itself. */
export function likePattern(term: Term): string {
  const wild = new Set(term.wildcards);
  let pattern = "";
  for (let at = 0; at < term.text.length; at++) {
    const char = term.text.charAt(at);
    if (wild.has(at)) pattern += char === "*" ? "%" : "_";
    else pattern += char === "%" || char === "_" || char === "\\" ? `\\${char}` : char;
  }
  return postgresText(pattern);
}
