import type { NewRule } from "@/lib/api/rule-contract";
import type { Reader } from "@/lib/auth/reader";
import { saveRule } from "@/lib/detections/rules/save-rule";
import { setRule } from "@/lib/detections/rules/set-rule";
import { AppError } from "@/lib/errors";

/**
 * Keeps a rule as it was written on its page. One that takes the place of another is kept first, and
 * the other is disabled then: at no moment does neither of them run.
 * Throws AppError `invalid` with what is wrong with the text, by line, and as saveRule does.
 */
export async function savePageRule(
  { db, actor }: Reader,
  { text, isEnabled = false, ruleId, replaces }: NewRule,
): Promise<{ id: number }> {
  // One that is to be saved disabled does not run for a moment.
  if (ruleId !== undefined && !isEnabled) await setRule(db.owner, ruleId, { isEnabled }, actor);
  const saved = await saveRule(db.owner, {
    text,
    isEnabled,
    by: actor,
    ...(ruleId !== undefined && { ruleId }),
  });
  if (saved.kind === "refused") {
    const errors = saved.issues.filter(({ severity }) => severity === "error");
    const said = errors.map(({ line, message }) => `Line ${line}: ${message}`).join(" ");
    throw new AppError("invalid", said, { fields: { text: said } });
  }
  const { ruleId: id } = saved;
  if (ruleId !== undefined && isEnabled) await setRule(db.owner, id, { isEnabled }, actor);
  if (replaces !== undefined && replaces !== id && isEnabled) {
    await setRule(db.owner, replaces, { isEnabled: false }, actor);
  }
  return { id };
}
