import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";

/**
 * The rule that people mean: by its number, its Sigma id, its name or its title. Throws AppError
 * `not_found`, and `invalid` where several have the title.
 */
export async function findRule(reader: Reader, name: string): Promise<number> {
  const found = await ask<{ id: number; isKey: boolean }>(
    reader,
    Prisma.sql`select r.id, r.id::text = ${name} or lower(r.key) = lower(${name}) as "isKey"
      from detection_rule r left join rule_version v on v.id = r.version_id
      where r.removed_at is null and r.twin_of is null and (r.id::text = ${name}
        or lower(r.key) = lower(${name}) or v.head ->> 'name' = ${name} or v.title = ${name})
      order by lower(r.key) = lower(${name}) desc, 2 desc limit 2`,
  );
  const [rule, other] = found;
  if (rule === undefined) {
    throw new AppError("not_found", `There is no file and no rule that is called "${name}".`);
  }
  if (other !== undefined && !rule.isKey) {
    throw new AppError("invalid", `Several rules are called "${name}". Name one by its id.`);
  }
  return rule.id;
}
