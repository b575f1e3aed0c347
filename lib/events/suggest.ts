import type { Suggestion } from "@/lib/api/contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { DICTIONARIES } from "@/lib/db/dictionaries";
import { FIELD_INDEX } from "@/lib/db/field-index";
import { Prisma } from "@/lib/db/generated/client";
import { likePattern } from "@/lib/db/search/text-test";
import type { Field } from "@/lib/search/field";
import { FIELDS, findField } from "@/lib/search/fields";
import { suggestAt } from "@/lib/search/suggest";
import { anywhere, literal } from "@/lib/search/wildcard";

const MOST = 20;

/** What may be typed at the caret (a UTF-16 offset): fields, or values that the index has. */
export async function suggest(reader: Reader, text: string, caret: number): Promise<Suggestion[]> {
  const spot = suggestAt(text, caret);
  const range = { from: spot.from, to: spot.to, count: null };
  if (spot.kind === "field") {
    const wanted = spot.prefix.toLowerCase();
    return FIELDS.filter((field) =>
      [field.name, ...field.aliases].some((name) => name.toLowerCase().startsWith(wanted)),
    )
      .slice(0, MOST)
      .map((field) => ({
        ...range,
        kind: "field",
        text: field.type === "path" ? `${field.name}.` : `${field.name}:`,
        label: field.name,
        detail: field.help,
      }));
  }
  const field = spot.kind === "value" && spot.field ? findField(spot.field) : undefined;
  if (!field) return [];
  const values = await listValues(reader, field, spot.prefix.toLowerCase());
  return values.map((value) => ({
    ...range,
    kind: "value",
    text: quoted(value),
    label: value,
    detail: null,
  }));
}

/** Values of a field that hold a text; those that begin with it come first. */
async function listValues(reader: Reader, field: Field, part: string): Promise<string[]> {
  const options = field.type === "boolean" ? ["true", "false"] : field.options;
  const index = FIELD_INDEX.get(field.name);
  if (index?.kind !== "dictionary") {
    return (options ?? []).filter((option) => option.toLowerCase().includes(part)).slice(0, MOST);
  }
  const { table } = DICTIONARIES[index.dictionary];
  const column = Prisma.raw(`d.${index.column}`);
  const isAddress = field.type === "address" ? Prisma.sql`and d.address is not null` : Prisma.empty;
  const rows = await ask<{ value: string }>(
    reader,
    Prisma.sql`select ${column} as value from ${Prisma.raw(table)} d
      where ${column} <> '' and lower(${column}) like ${likePattern(anywhere(literal(part)))} ${isAddress}
      group by 1
      order by lower(${column}) like ${`${likePattern(literal(part))}%`} desc, max(last_seen) desc nulls last, 1
      limit ${MOST}`,
  );
  return rows.map(({ value }) => value);
}

function quoted(value: string): string {
  return /^[\w.:/@+=-]+$/.test(value) && !/^(and|or|not)$/i.test(value)
    ? value
    : `"${value.replaceAll(/["\\]/g, "\\$&")}"`;
}
