import type { Facet, Facets } from "@/lib/api/contract";
import type { Reader } from "@/lib/auth/reader";
import { type EventQuestion, filterEvents } from "@/lib/db/search/event-filter";
import type { Field } from "@/lib/search/field";
import { countExact } from "./count-events";
import { countableField, countFields } from "./count-fields";
import { markNew } from "./mark-new";
import type { FacetOptions, FieldCounts } from "./value-counts";

/**
 * The most frequent values of several fields, and the total they are shares of.
 * Throws AppError `invalid` for a name that is no field.
 */
export async function countFacets(
  reader: Reader,
  question: EventQuestion,
  fieldNames: readonly string[],
  top: number,
  options: Omit<FacetOptions, "top"> = {},
): Promise<Facets> {
  const fields = fieldNames.map(countableField);
  const filter = await filterEvents(reader, question);
  const [{ counts, matched }, exact] = await Promise.all([
    countFields(reader, question, filter, fields, { ...options, top }),
    filter.isExact ? countExact(reader, question, filter) : null,
  ]);
  const facets = await Promise.all(
    fields.map((field, at) => markNew(reader, toFacet(field, counts[at]), question.fromMs)),
  );
  return { facets, total: exact ?? matched ?? 0, asof: filter.asof };
}

/** Counts with the label of their field, for pages; which values are new is not said yet. */
export function toFacet({ name, label }: Field, counts: FieldCounts | undefined): Facet {
  const { values = [], rare = [], more = false } = counts ?? {};
  return {
    field: name,
    label,
    values: values.map((row) => ({ ...row, label: row.value ?? "not recorded", isNew: null })),
    rare: rare.map((row) => ({ ...row, isNew: null })),
    more,
  };
}
