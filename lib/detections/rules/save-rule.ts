import { writeAudit } from "@/lib/audit/write-audit";
import type { Prisma, PrismaClient } from "@/lib/db/generated/client";
import { postgresText } from "@/lib/db/postgres-text";
import { AppError } from "@/lib/errors";
import { loadRules } from "@/lib/sigma/load-rules";
import type { RuleIssue } from "@/lib/sigma/rule-issue";
import { insertVersions } from "./insert-versions";
import { lockRules, newRevision } from "./new-revision";
import { refreshProblems, twinProblem } from "./refresh-problems";
import { readDocument, sha256 } from "./rule-document";
import { foldKey } from "./rule-key";
import { environmentOf, readRuleTexts } from "./rule-texts";
import { splitDocuments } from "./split-documents";

export interface RuleToSave {
  /** One YAML document. */
  readonly text: string;
  /** The rule of the page that it is a new version of; without it, the text is a new rule. */
  readonly ruleId?: number;
  /** For a new rule; default: it runs from now on. */
  readonly isEnabled?: boolean;
  readonly by: string;
}

/** What became of the text. A refused one is not kept. */
export type SavedRule =
  | {
      readonly kind: "saved";
      readonly ruleId: number;
      readonly versionId: number;
      readonly warnings: readonly RuleIssue[];
    }
  | { readonly kind: "refused"; readonly issues: readonly RuleIssue[] };

/**
 * Keeps a rule that was written on the page, as a new one or as the next version of one.
 * Throws AppError: `not_found` for a rule that there is not, `invalid` for one that comes from a file,
 * where the next reading of the file would undo the change.
 */
export async function saveRule(db: PrismaClient, rule: RuleToSave): Promise<SavedRule> {
  return db.$transaction((tx) => save(tx, { ...rule, text: postgresText(rule.text) }), {
    maxWait: 60_000,
    timeout: 60_000,
  });
}

async function save(
  tx: Prisma.TransactionClient,
  { text, ruleId, isEnabled = true, by }: RuleToSave,
): Promise<SavedRule> {
  await lockRules(tx);
  const before = ruleId === undefined ? null : await pageRule(tx, ruleId);
  const { rules, lists } = await readRuleTexts(tx);
  const environment = environmentOf(lists);
  if (splitDocuments(text).length !== 1) {
    return refused("A rule is one document: leave out what follows after ---.");
  }
  const others = rules.filter((other) => other.ruleId !== ruleId);
  const set = loadRules([...others, { name: WRITTEN, text }], environment);
  const judged = set.documents.find(({ source }) => source === WRITTEN);
  if (judged === undefined) return refused("Here is no rule.");
  if (!judged.runs) return { kind: "refused", issues: judged.issues };
  const read = readDocument(text, WRITTEN, environment);
  const twin = await holderOf(tx, read.key);
  if (twin !== null && twin.id !== ruleId && twin.removedAt === null) {
    return { kind: "refused", issues: twinProblem(read.key) };
  }
  const warnings = judged.issues;
  const hash = sha256(text);
  if (before !== null && before.sha256 === hash) {
    return { kind: "saved", ruleId: before.id, versionId: before.versionId, warnings };
  }
  const revision = await newRevision(tx, `Rule written: ${read.title}`, by);
  const changed = { key: read.key, source: by, changedBy: by, changedAt: new Date(), revision };
  const { id } =
    before !== null
      ? await tx.detectionRule.update({ where: { id: before.id }, data: changed })
      : await tx.detectionRule.upsert({
          where: { id: twin?.id ?? 0 },
          create: { ...changed, origin: "page", isEnabled },
          update: { ...changed, origin: "page", isEnabled, removedAt: null, twinOf: null },
        });
  await insertVersions(tx, [{ ...read, ruleId: id, text, sha256: hash, problem: null }], by);
  await refreshProblems(tx);
  const { versionId } = await tx.detectionRule.findUniqueOrThrow({ where: { id } });
  await writeAudit(
    { actor: by, db: { owner: tx } },
    {
      action: "rules",
      target: read.key,
      detail: {
        change: before === null ? "written" : "new version",
        ruleId: id,
        versionId,
        revision,
      },
    },
  );
  return { kind: "saved", ruleId: id, versionId: versionId ?? 0, warnings };
}

/** What issues of other rules would call it. */
const WRITTEN = "this rule";

function refused(message: string): SavedRule {
  const issue: RuleIssue = { severity: "error", path: "", line: 1, column: 1, message };
  return { kind: "refused", issues: [issue] };
}

async function pageRule(tx: Prisma.TransactionClient, ruleId: number) {
  const [rule] = await tx.$queryRaw<
    { id: number; origin: string; versionId: number; sha256: string }[]
  >`
    select r.id, r.origin, v.id as "versionId", encode(v.sha256, 'hex') as sha256
    from detection_rule r join rule_version v on v.id = r.version_id
    where r.id = ${ruleId}::int4 and r.removed_at is null`;
  if (rule === undefined) throw new AppError("not_found", "There is no such rule.");
  if (rule.origin !== "page") {
    const message = "This rule comes from a file. Change the file, or write a rule of your own.";
    throw new AppError("invalid", message);
  }
  return rule;
}

/** The rule that has a key. */
async function holderOf(tx: Prisma.TransactionClient, key: string) {
  const like = await tx.detectionRule.findMany({
    where: { key: { equals: key, mode: "insensitive" } },
    select: { id: true, key: true, removedAt: true },
  });
  return like.find((rule) => foldKey(rule.key) === foldKey(key)) ?? null;
}
