import type { RuleAction } from "@/lib/api/rule-contract";
import type { Reader } from "@/lib/auth/reader";
import { removeRule, setRule } from "@/lib/detections/rules/set-rule";

/** Does what was decided about a rule. Throws AppError as setRule and removeRule do. */
export async function changeRule(
  { db, actor }: Reader,
  id: number,
  action: RuleAction,
): Promise<{ id: number }> {
  if (action.action === "remove") await removeRule(db.owner, id, actor);
  else {
    const { isEnabled, level, accounts } = action;
    await setRule(
      db.owner,
      id,
      {
        ...(isEnabled !== undefined && { isEnabled }),
        ...(level !== undefined && { level }),
        ...(accounts !== undefined && { accounts }),
      },
      actor,
    );
  }
  return { id };
}
