import type { Reader } from "@/lib/auth/reader";
import { textArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { DICTIONARIES } from "@/lib/db/dictionaries";
import { FIELD_INDEX } from "@/lib/db/field-index";
import { Prisma } from "@/lib/db/generated/client";
import type { EventQuestion } from "@/lib/db/search/event-filter";
import { instant } from "@/lib/db/sql-instant";
import type { Field } from "@/lib/search/field";
import type { FieldCounts } from "./value-counts";

/** Whether the index had never seen a value before the window; values of which nothing is known are not in it. */
export type NewMarks = ReadonlyMap<string, boolean>;

export const NO_MARKS: NewMarks = new Map();

/**
 * Says of the listed values of some fields, one answer for each field, whether the index has them
 * only since the window began. One value may be in many rows of a dictionary: all of them must be
 * as young. Unknown for fields without a dictionary, to a reader who does not see all accounts, and
 * as of a watermark: the dictionaries know the index as it is now, and later files would change what
 * a frozen link shows.
 */
export async function findNew(
  reader: Reader,
  question: EventQuestion,
  fields: readonly Field[],
  counts: readonly FieldCounts[],
): Promise<readonly NewMarks[]> {
  const { fromMs, asof } = question;
  if (fromMs === null || asof !== null || reader.accounts !== "all") return [];
  if (!(await hasBefore(reader, fromMs))) return [];
  return Promise.all(
    fields.map(({ name }, at) => {
      const { values = [], rare = [] } = counts[at] ?? {};
      const listed = [...values, ...rare].map(({ value }) => value);
      return findNewOf(reader, name, listed, fromMs);
    }),
  );
}

/** Where nothing earlier is indexed, everything would be new. */
async function hasBefore(reader: Reader, fromMs: number): Promise<boolean> {
  const found = await ask<unknown>(
    reader,
    Prisma.sql`select 1 from event
      where event_time > '-infinity' and event_time < ${instant(fromMs)} limit 1`,
  );
  return found.length > 0;
}

async function findNewOf(
  reader: Reader,
  field: string,
  values: readonly (string | null)[],
  fromMs: number,
): Promise<NewMarks> {
  const index = FIELD_INDEX.get(field);
  if (index?.kind !== "dictionary") return NO_MARKS;
  // A record may hold what Postgres cannot; its dictionary has another text then.
  const listed = values.filter((value) => value !== null && !/\0|\p{Surrogate}/u.test(value));
  const known = listed.filter((value) => value !== null);
  if (known.length === 0) return NO_MARKS;
  const column = Prisma.raw(`d.${index.column}`);
  const rows = await ask<{ value: string; isNew: boolean | null }>(
    reader,
    Prisma.sql`select ${column} as value, min(d.first_seen) >= ${instant(fromMs)} as "isNew"
      from ${Prisma.raw(DICTIONARIES[index.dictionary].table)} d
      where ${column} = any(${textArray(known)}::text[]) group by 1`,
  );
  return new Map(rows.flatMap(({ value, isNew }) => (isNew === null ? [] : [[value, isNew]])));
}
