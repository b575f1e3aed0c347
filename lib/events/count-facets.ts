import type { Facet, Facets } from "@/lib/api/contract";
import type { Reader } from "@/lib/auth/reader";
import type { EventQuestion } from "@/lib/db/search/event-filter";
import type { Field } from "@/lib/search/field";
import { countExact } from "./count-events";
import { countableField, countFields } from "./count-fields";
import { exactFilter } from "./exact-filter";
import { findNew, type NewMarks, NO_MARKS } from "./mark-new";
import { shownValues } from "./shown-value";
import type { FacetOptions, FieldCounts } from "./value-counts";

/**
 * The most frequent values of several fields, and the total they are shares of.
 * Throws AppError `invalid` for a name that is no field, `timeout` when too many records decide.
 */
export async function countFacets(
  reader: Reader,
  question: EventQuestion,
  fieldNames: readonly string[],
  top: number,
  options: Omit<FacetOptions, "top"> = {},
): Promise<Facets> {
  const fields = fieldNames.map(countableField);
  const filter = await exactFilter(reader, question);
  const [counts, total] = await Promise.all([
    countFields(reader, question, filter, fields, { ...options, top }),
    countExact(reader, question, filter),
  ]);
  const marks = await findNew(reader, question, fields, counts);
  return { facets: toFacets(fields, counts, marks), total, asof: filter.asof };
}

/** Counts as a page shows them; without marks, which values are new is not said yet. */
export function toFacets(
  fields: readonly Field[],
  counts: readonly FieldCounts[],
  marks: readonly NewMarks[] = [],
): Facet[] {
  return fields.map(({ name, label }, at) => {
    const { values = [], rare = [], more = false, problem = null } = counts[at] ?? {};
    const isNew = (value: string | null) =>
      value === null ? null : ((marks[at] ?? NO_MARKS).get(value) ?? null);
    const marked = <Value extends { readonly value: string | null; readonly count: number }>(
      all: readonly Value[],
    ) => shownValues(all.map((one) => ({ ...one, isNew: isNew(one.value) })));
    return {
      field: name,
      label,
      values: marked(values).map((one) => ({ ...one, label: one.value ?? "not recorded" })),
      rare: marked(rare),
      more,
      problem,
    };
  });
}
