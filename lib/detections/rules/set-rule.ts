import { writeAudit } from "@/lib/audit/write-audit";
import type { PrismaClient } from "@/lib/db/generated/client";
import { postgresText } from "@/lib/db/postgres-text";
import { AppError } from "@/lib/errors";
import type { Level } from "@/lib/sigma/rule";
import { newRevision } from "./new-revision";
import { refreshProblems } from "./refresh-problems";

/** What people decide about a rule, whatever its text says. What is not given stays. */
export interface RuleSettings {
  readonly isEnabled?: boolean;
  /** Null: the rule's own. */
  readonly level?: Level | null;
  /** The only accounts it is for; empty: all. */
  readonly accounts?: readonly string[];
}

const MOST_ACCOUNTS = 1_000;

/**
 * Changes what people decide about a rule. What it found before stays as it is.
 * Throws AppError: `not_found` for a rule that there is not or is removed, `invalid` for accounts
 * beyond the limit.
 */
export async function setRule(
  db: PrismaClient,
  ruleId: number,
  { isEnabled, level, accounts }: RuleSettings,
  by: string,
): Promise<void> {
  if (accounts !== undefined && accounts.length > MOST_ACCOUNTS) {
    throw new AppError("invalid", `A rule can be for ${MOST_ACCOUNTS} accounts at most.`);
  }
  const scope = accounts && [...new Set(accounts.map(postgresText))];
  await db.$transaction(
    async (tx) => {
      const revision = await newRevision(tx, `Rule ${ruleId} was set`, by);
      const before = await tx.detectionRule.findFirst({ where: { id: ruleId, removedAt: null } });
      if (before === null) throw new AppError("not_found", "There is no such rule.");
      const finds = isEnabled === true ? !before.isEnabled : scope !== undefined;
      await tx.detectionRule.update({
        where: { id: ruleId },
        data: {
          ...(isEnabled !== undefined && { isEnabled }),
          ...(level !== undefined && { level }),
          ...(scope !== undefined && { accounts: scope }),
          ...(finds && { revision }),
          changedBy: by,
          changedAt: new Date(),
        },
      });
      if (isEnabled !== undefined) await refreshProblems(tx);
      const detail = {
        change: "set",
        ...(isEnabled !== undefined && { isEnabled, wasEnabled: before.isEnabled }),
        ...(level !== undefined && { level, levelBefore: before.level }),
        ...(scope !== undefined && { accounts: scope, accountsBefore: before.accounts }),
        revision,
      };
      const entry = { action: "rules", target: before.key, detail } as const;
      await writeAudit({ actor: by, db: { owner: tx } }, entry);
    },
    { maxWait: 60_000, timeout: 60_000 },
  );
}

/**
 * Removes a rule that was written on the page: it matches nothing more, what it found stays.
 * Throws AppError: `not_found`, or `invalid` for a rule that comes from a file.
 */
export async function removeRule(db: PrismaClient, ruleId: number, by: string): Promise<void> {
  await db.$transaction(
    async (tx) => {
      const revision = await newRevision(tx, `Rule ${ruleId} was removed`, by);
      const rule = await tx.detectionRule.findFirst({ where: { id: ruleId, removedAt: null } });
      if (rule === null) throw new AppError("not_found", "There is no such rule.");
      if (rule.origin !== "page") {
        const message = "This rule comes from a file. Disable it, or take the file away.";
        throw new AppError("invalid", message);
      }
      const removedAt = new Date();
      await tx.detectionRule.update({
        where: { id: ruleId },
        data: { removedAt, changedBy: by, changedAt: removedAt, revision },
      });
      await refreshProblems(tx);
      const detail = { change: "removed", ruleId, revision };
      const entry = { action: "rules", target: rule.key, detail } as const;
      await writeAudit({ actor: by, db: { owner: tx } }, entry);
    },
    { maxWait: 60_000, timeout: 60_000 },
  );
}
