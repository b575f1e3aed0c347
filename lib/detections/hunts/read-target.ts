import type { PrismaClient } from "@/lib/db/generated/client";
import type { RuleText, RuleTexts } from "@/lib/detections/rules/rule-texts";
import { AppError } from "@/lib/errors";
import { type HuntTarget, huntTarget, wholeTarget, writtenRules } from "./hunt-target";
import type { StoredHunt } from "./stored-hunt";

type Asked = Pick<StoredHunt, "text" | "versionId" | "purpose">;

/** A back-fill of all rules that run, in one reading of the records. */
export function isOfAllRules({ versionId, purpose }: Omit<Asked, "text">): boolean {
  return versionId === null && purpose === "back-fill";
}

/**
 * What a hunt looks for: its text, the version of a rule as it is set now, or all rules that run.
 * Throws AppError `invalid` for a text that does not run, `conflict` for a back-fill of what no longer
 * runs, `not_found` for a version.
 */
export async function readTarget(
  db: PrismaClient,
  asked: Asked,
  texts: RuleTexts,
): Promise<HuntTarget> {
  const { text, versionId } = asked;
  if (isOfAllRules(asked)) return wholeTarget(texts);
  if (versionId === null) return huntTarget(texts, writtenRules(text, texts));
  const running = texts.rules.find((rule) => rule.versionId === versionId);
  return huntTarget(texts, [running ?? (await readVersion(db, versionId, asked))]);
}

async function readVersion(
  db: PrismaClient,
  versionId: number,
  { purpose }: Pick<Asked, "purpose">,
): Promise<RuleText> {
  if (purpose === "back-fill") {
    throw new AppError("conflict", "The rule was changed or disabled before it was looked for.");
  }
  const [version] = await db.$queryRaw<RuleText[]>`
    select r.id as "ruleId", v.id as "versionId", r.key, v.text, r.level, r.accounts,
      'rule ' || r.id as name
    from rule_version v join detection_rule r on r.id = v.rule_id where v.id = ${versionId}::int4`;
  if (version !== undefined) return version;
  throw new AppError("not_found", "There is no such version of a rule.");
}
