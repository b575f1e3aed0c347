import { Prisma } from "@/lib/db/generated/client";
import { ANY_LEAF, valueTerm } from "@/lib/search/index-term";
import { anyOf, type Condition, oneOf } from "./condition";
import { idsCondition } from "./dictionary-condition";
import { type Lookups, TRUNCATED } from "./lookups";
import { withTimes } from "./rare-terms";

/** Events with a value somewhere in their record: in the body, or in the identity of their session. */
export async function leafCondition(lookups: Lookups, text: string): Promise<Condition> {
  const term = valueTerm(ANY_LEAF, text);
  const [inBody, sessions, hasTruncated] = await Promise.all([
    withTimes(lookups, oneOf("terms", [term])),
    lookups.sessionsWith(term),
    lookups.hasTruncated(),
  ]);
  const inIdentity = idsCondition("session", sessions, Prisma.sql`d.terms @> array[${term}::int8]`);
  return anyOf([inBody, inIdentity, ...(hasTruncated ? [TRUNCATED] : [])]);
}
