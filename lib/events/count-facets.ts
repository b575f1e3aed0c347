import type { Facet, Facets } from "@/lib/api/contract";
import type { Reader } from "@/lib/auth/reader";
import { type EventQuestion, filterEvents } from "@/lib/db/search/event-filter";
import { countByField, toFacet } from "./count-by-field";
import { countEvents } from "./count-events";

/** The most frequent values of several fields, and the total they are shares of. */
export async function countFacets(
  reader: Reader,
  question: EventQuestion,
  fields: readonly string[],
  top: number,
): Promise<Facets> {
  const countOne = async (field: string) =>
    toFacet(field, await countByField(reader, question, field, top));
  const { isExact } = await filterEvents(reader, question);
  if (isExact) {
    const [{ total, asof }, ...facets] = await Promise.all([
      countEvents(reader, question),
      ...fields.map(countOne),
    ]);
    return { facets, total, asof };
  }
  // Each of these opens records: side by side they would hold them all in memory.
  const { total, asof } = await countEvents(reader, question);
  const facets: Facet[] = [];
  for (const field of fields) facets.push(await countOne(field));
  return { facets, total, asof };
}
