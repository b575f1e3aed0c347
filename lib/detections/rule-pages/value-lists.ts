import type { ValueLists as ListAnswer } from "@/lib/api/value-list-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import type { ValueLists } from "@/lib/detections/rules/rule-texts";
import { STANDARD_LISTS } from "@/lib/sigma/environment";

/** The lists that somebody has filled. */
export async function readValueLists(reader: Reader): Promise<ValueLists> {
  const rows = await ask<{ name: string; values: string[] }>(
    reader,
    Prisma.sql`select name, values from value_list order by name`,
  );
  return rows.map(({ name, values }) => [name, values]);
}

/** All value lists, those that nobody has filled too, and the rules that name them. */
export async function listValueLists(reader: Reader): Promise<ListAnswer> {
  const standard: readonly string[] = STANDARD_LISTS;
  const [stored, named] = await Promise.all([
    ask<{ name: string; values: string[]; changedBy: string; changedAtMs: number }>(
      reader,
      Prisma.sql`select name, values, changed_by as "changedBy",
        extract(epoch from changed_at)::float8 * 1000 as "changedAtMs" from value_list`,
    ),
    ask<{ id: number; title: string; names: string[] }>(
      reader,
      Prisma.sql`
        select r.id, v.title, array(
          select distinct m[1] from regexp_matches(v.text, '%(\\w{1,64})%', 'g') as m) as names
        from detection_rule r join rule_version v on v.id = r.version_id
        where r.removed_at is null and v.text ~ '%\\w+%' order by lower(v.title), r.id`,
    ),
  ]);
  const byName = new Map(stored.map((list) => [list.name, list]));
  const names = [...new Set([...standard, ...byName.keys()])].sort();
  return {
    lists: names.map((name) => {
      const list = byName.get(name);
      const rules = named.filter((rule) => rule.names.includes(name));
      return {
        name,
        values: list?.values ?? [],
        isStandard: standard.includes(name),
        changedBy: list?.changedBy ?? null,
        changedAtMs: list?.changedAtMs ?? null,
        rules: rules.map(({ id, title }) => ({ id, title })),
      };
    }),
  };
}
