import type { Reader } from "@/lib/auth/reader";
import type { EventQuestion } from "@/lib/db/search/event-filter";
import { countableField, countFields } from "./count-fields";
import { exactFilter } from "./exact-filter";
import { shownValues } from "./shown-value";
import type { FieldCounts } from "./value-counts";

/**
 * The most frequent values of one field among the events of a question, with secrets masked; null
 * counts the events that do not say. Throws AppError `invalid` for a name that is no field.
 */
export async function countByField(
  reader: Reader,
  question: EventQuestion,
  fieldName: string,
  top: number,
): Promise<Pick<FieldCounts, "values" | "more">> {
  const field = countableField(fieldName);
  const filter = await exactFilter(reader, question);
  const [counts] = await countFields(reader, question, filter, [field], { top });
  return { values: shownValues(counts?.values ?? []), more: counts?.more ?? false };
}
