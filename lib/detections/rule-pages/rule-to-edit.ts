import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { ownCopy } from "./own-copy";

/** What the editor of a rule begins with. */
export interface RuleToEdit {
  readonly title: string;
  readonly text: string;
  /** It was written here, so that its next version can be. */
  readonly isOwn: boolean;
}

/**
 * The text of a rule to be changed; of one from a file, a copy with another id. Null for a rule that
 * there is not.
 */
export async function readRuleToEdit(
  reader: Reader,
  id: number,
  newId: string,
): Promise<RuleToEdit | null> {
  const [row] = await ask<{ title: string; text: string; origin: string; ownId: string | null }>(
    reader,
    Prisma.sql`select v.title, v.text, r.origin, v.head->>'id' as "ownId"
      from detection_rule r join rule_version v on v.id = r.version_id
      where r.id = ${id}::int4 and r.removed_at is null`,
  );
  if (row === undefined) return null;
  const { title, text, origin, ownId } = row;
  const isOwn = origin === "page";
  return { title, isOwn, text: isOwn ? text : ownCopy(text, newId, ownId) };
}
