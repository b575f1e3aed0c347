import type { Reader } from "@/lib/auth/reader";
import { Prisma } from "@/lib/db/generated/client";
import type { EventQuestion } from "@/lib/db/search/event-filter";
import type { Field } from "@/lib/search/field";
import { foldValue } from "@/lib/search/fold";
import { slips } from "@/lib/search/slips";
import { countedValue } from "./counted-value";
import { type KnownValue, listKnownValues } from "./known-values";
import { shownText } from "./shown-value";

const LONGEST = 64;
const MOST_SLIPS = 2;
/** Values compared: the most frequent ones of about the same length. */
const MOST_COMPARED = 2_000;

/**
 * The value within two slips of the pen that the index has seen; of equally near ones the most
 * frequent in the window. Null when none is near, or none without a secret in it. Of addresses the
 * nearest means nothing.
 */
export async function nearestValue(
  reader: Reader,
  field: Field,
  text: string,
  window: EventQuestion,
): Promise<KnownValue | null> {
  const counted = countedValue(field);
  const wanted = foldValue(field, text);
  if (!counted || field.type === "address" || wanted.length > LONGEST) return null;
  const [least, most] = [wanted.length - MOST_SLIPS, wanted.length + MOST_SLIPS];
  const known = await listKnownValues(reader, counted, window, {
    where: Prisma.sql`length(value) between ${least}::int4 and ${most}::int4`,
    order: Prisma.sql`count desc, value collate "C"`,
    most: MOST_COMPARED,
  });
  let nearest: KnownValue | null = null;
  // Of a short text, two slips are most of it.
  let fewest = Math.min(MOST_SLIPS + 1, Math.ceil(text.length / 2));
  for (const one of known) {
    const distance = slips(wanted, foldValue(field, one.value));
    if (distance >= fewest || shownText(one.value) !== one.value) continue;
    nearest = one;
    fewest = distance;
  }
  return nearest;
}
