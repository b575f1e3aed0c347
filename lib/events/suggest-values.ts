import type { Reader } from "@/lib/auth/reader";
import { Prisma } from "@/lib/db/generated/client";
import type { EventQuestion } from "@/lib/db/search/event-filter";
import { likePattern } from "@/lib/db/search/text-test";
import type { Field } from "@/lib/search/field";
import { anywhere, literal } from "@/lib/search/wildcard";
import { countedValue } from "./counted-value";
import { listKnownValues } from "./known-values";
import { lineageNames } from "./lineage-names";
import { listFileKeys } from "./list-file-keys";
import { shownText } from "./shown-value";

const HOUR_MS = 3_600_000;

export interface SuggestedValue {
  readonly value: string;
  /** Events that have it; null where the index has no sums of the field. */
  readonly count: number | null;
}

/**
 * Values of a field that hold a text, at most `most`: first those that occur in the window, of these
 * first those that begin with the text, then by count. Counts are of the window's whole hours. A value
 * with a secret in it is left out.
 * @param part in lower case; empty for any value
 */
export async function suggestValues(
  reader: Reader,
  field: Field,
  part: string,
  window: EventQuestion,
  most: number,
): Promise<SuggestedValue[]> {
  if (field.name === "file") {
    const keys = await listFileKeys(reader, part, window, most);
    return keys.map((value) => ({ value, count: null }));
  }
  const names = lineageNames(field);
  const counted = names ?? countedValue(field);
  const known = counted
    ? await listKnownValues(reader, counted, wholeHours(window), {
        where: Prisma.sql`lower(value) like ${likePattern(anywhere(literal(part)))}`,
        order: Prisma.sql`count > 0 desc, lower(value) like ${`${likePattern(literal(part))}%`} desc,
          count desc, value collate "C"`,
        most,
      })
    : [];
  const shown = known
    .filter(({ value }) => shownText(value) === value)
    // What a principal did itself is only a part of what started from it.
    .map(({ value, count }) => ({ value, count: names ? null : count }));
  const offered = new Set(shown.map(({ value }) => value));
  const options = field.type === "boolean" ? ["true", "false"] : (field.options ?? []);
  const others = options
    .filter((option) => option.toLowerCase().includes(part) && !offered.has(option))
    .map((value) => ({ value, count: counted && 0 }));
  return [...shown, ...others].slice(0, most);
}

/** Of whole hours the index has sums. */
function wholeHours({ fromMs, toMs, ...question }: EventQuestion): EventQuestion {
  return {
    ...question,
    fromMs: fromMs === null ? null : Math.floor(fromMs / HOUR_MS) * HOUR_MS,
    toMs: toMs === null ? null : Math.ceil(toMs / HOUR_MS) * HOUR_MS,
  };
}
