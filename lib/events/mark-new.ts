import type { Facet } from "@/lib/api/contract";
import type { Reader } from "@/lib/auth/reader";
import { textArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { DICTIONARIES } from "@/lib/db/dictionaries";
import { FIELD_INDEX } from "@/lib/db/field-index";
import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql-instant";

/**
 * Says of each listed value whether the index, as it is now, has it only since the window began.
 * One value may be in many rows of a dictionary: all of them must be as young. Unknown without a
 * window, for fields without a dictionary, and to a reader who does not see all accounts.
 */
export async function markNew(reader: Reader, facet: Facet, fromMs: number | null): Promise<Facet> {
  const index = FIELD_INDEX.get(facet.field);
  if (fromMs === null || index?.kind !== "dictionary" || reader.accounts !== "all") return facet;
  const listed = [...facet.values, ...facet.rare]
    .map(({ value }) => value)
    // A record may hold what Postgres cannot; its dictionary has another text then.
    .filter((value) => value !== null && !/\0|\p{Surrogate}/u.test(value))
    .filter((value) => value !== null);
  if (listed.length === 0) return facet;
  const column = Prisma.raw(`d.${index.column}`);
  const rows = await ask<{ value: string; isNew: boolean | null }>(
    reader,
    Prisma.sql`select ${column} as value, min(d.first_seen) >= ${instant(fromMs)} as "isNew"
      from ${Prisma.raw(DICTIONARIES[index.dictionary].table)} d
      where ${column} = any(${textArray(listed)}::text[]) group by 1`,
  );
  const known = new Map(rows.map(({ value, isNew }) => [value, isNew]));
  const marked = <Value extends { readonly value: string | null }>(value: Value) => ({
    ...value,
    isNew: value.value === null ? null : (known.get(value.value) ?? null),
  });
  return { ...facet, values: facet.values.map(marked), rare: facet.rare.map(marked) };
}
