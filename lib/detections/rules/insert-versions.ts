import type { Prisma } from "@/lib/db/generated/client";
import type { Rule, RuleHead } from "@/lib/sigma/rule";
import type { RuleIssue } from "@/lib/sigma/rule-issue";
import type { ReadDocument } from "./rule-document";
import { storableJson } from "./storable-json";

/** A new text of a rule. */
export interface NewVersion extends Pick<ReadDocument, "title" | "rule"> {
  readonly ruleId: number;
  readonly text: string;
  /** Hex. */
  readonly sha256: string;
  /** Null: it runs. */
  readonly problem: readonly RuleIssue[] | null;
}

/** Writes new versions of rules, each with the next number of its rule, and makes them the newest. */
export async function insertVersions(
  tx: Prisma.TransactionClient,
  versions: readonly NewVersion[],
  by: string,
): Promise<void> {
  if (versions.length === 0) return;
  const rows = versions.map(({ rule, problem, ...row }) => ({
    ...row,
    kind: rule?.kind ?? null,
    level: rule?.level ?? null,
    author: rule?.author ?? null,
    license: rule?.license ?? null,
    head: rule && headOf(rule),
    problem,
  }));
  await tx.$executeRaw`
    with made as (
      insert into rule_version (rule_id, number, text, sha256, kind, title, level, author, license,
        head, problem, created_by)
      select "ruleId",
        1 + coalesce((select max(number) from rule_version where rule_id = "ruleId"), 0),
        text, decode(sha256, 'hex'), kind, title, level, author, license, head, problem, ${by}
      from jsonb_to_recordset(${JSON.stringify(storableJson(rows))}::jsonb) as b("ruleId" int4,
        text text, sha256 text, kind text, title text, level text, author text, license text,
        head jsonb, problem jsonb)
      returning id, rule_id)
    update detection_rule r set version_id = made.id from made where r.id = made.rule_id`;
}

function headOf(rule: Rule): RuleHead {
  const { title, id, name, description, status, level, author, license, date, modified } = rule;
  const { references, tags, falsepositives, fields, custom } = rule;
  const texts = { title, id, name, description, status, level, author, license, date, modified };
  return { ...texts, references, tags, falsepositives, fields, custom };
}
