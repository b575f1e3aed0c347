import { Prisma } from "@/lib/db/generated/client";
import { inetOf } from "@/lib/db/inet";
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
  const tests = test.terms.map((term) => termTest(field, value, test.kind, term));
  return Prisma.sql`(${Prisma.join(tests, " or ")})`;
}

function termTest(field: Field, value: Prisma.Sql, kind: TermTest["kind"], term: Term): Prisma.Sql {
  if (field.type === "address" && term.wildcards.length === 0 && kind === "is") {
    const network = inetOf(term.text);
    if (network !== null) return Prisma.sql`d.address <<= ${network}::inet`;
  }
  if (kind === "exact") return Prisma.sql`${value} = ${pgText(spellValue(field, term.text))}`;
  const folded = kind === "contains" ? anywhere(lowerTerm(term)) : foldTerm(field, term);
  return folded.wildcards.length === 0
    ? Prisma.sql`lower(${value}) = ${pgText(folded.text)}`
    : Prisma.sql`lower(${value}) like ${likePattern(folded)}`;
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
  return pgText(pattern);
}

/** What Postgres text can hold: no NUL, no lone surrogate. Stored texts were cleaned the same way. */
function pgText(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\uFFFD");
}
