import type { Reader } from "@/lib/auth/reader";
import { plainArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { ANY_LEAF, valueTerm } from "@/lib/search/index-term";
import { anyOf, type Condition } from "./condition";
import { dictionaryCondition } from "./dictionary-condition";
import { termsCondition } from "./term-condition";

/** Events with a value somewhere in their record: in the body, or in the identity of their session. */
export async function leafCondition(reader: Reader, text: string): Promise<Condition> {
  const term = valueTerm(ANY_LEAF, text);
  const [inIdentity, truncated] = await Promise.all([
    dictionaryCondition(reader, "session", Prisma.sql`d.terms @> ${plainArray([term])}::int8[]`),
    truncatedRecords(reader),
  ]);
  return anyOf([termsCondition([term]), inIdentity, ...truncated]);
}

/** Records with more leaves than are indexed, if there are any: they must be read to know. */
async function truncatedRecords(reader: Reader): Promise<Condition[]> {
  const flagged = termsCondition([valueTerm("flag", "terms-truncated")]);
  const found = await ask<unknown>(
    reader,
    Prisma.sql`select 1 from event e where ${flagged.sql} limit 1`,
  );
  return found.length > 0 ? [{ ...flagged, isExact: false }] : [];
}
