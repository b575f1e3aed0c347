import type { PeriodParams } from "@/lib/api/period-contract";
import type {
  RuleAlert,
  RuleDetail,
  RuleException,
  RuleHead,
  RuleIssue,
  RuleText,
  RuleVersion,
} from "@/lib/api/rule-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql-instant";
import { environmentOf, type ValueLists } from "@/lib/detections/rules/rule-texts";
import { AppError } from "@/lib/errors";
import { loadRules } from "@/lib/sigma/load-rules";
import { readRule } from "@/lib/sigma/read-rule";
import { readYaml } from "@/lib/sigma/read-yaml";
import { isAlertInScope } from "./alert-scope";
import { countHits } from "./rule-hits";
import { rulePeriod } from "./rule-period";
import { readRuleRows } from "./rule-rows";
import { readValueLists } from "./value-lists";

const DAY_MS = 86_400_000;
const MOST_ALERTS = 20;

interface StoredText {
  readonly text: string;
  readonly head: RuleHead | null;
  readonly problem: readonly RuleIssue[] | null;
  readonly changedBy: string;
  readonly changedAtMs: number;
}

/** Everything about one rule. Throws AppError `not_found`, and `invalid` for its period. */
export async function getRule(
  reader: Reader,
  id: number,
  params: PeriodParams,
  nowMs: number,
): Promise<RuleDetail> {
  const { scoped, period, steps } = await rulePeriod(reader, params, nowMs);
  const [[row], [stored], versions, days, alerts, exceptions, lists] = await Promise.all([
    readRuleRows(scoped, steps, id),
    ask<StoredText>(
      reader,
      Prisma.sql`select v.text, v.head, v.problem, r.changed_by as "changedBy",
          extract(epoch from r.changed_at)::float8 * 1000 as "changedAtMs"
        from detection_rule r join rule_version v on v.id = r.version_id where r.id = ${id}::int4`,
    ),
    ask<RuleVersion>(
      reader,
      Prisma.sql`select ${VERSION} from rule_version where rule_id = ${id}::int4
        order by number desc`,
    ),
    countHits(scoped, { ...period, stepMs: DAY_MS }, id),
    listAlerts(scoped, id, period),
    listExceptions(reader, id),
    readValueLists(reader),
  ]);
  if (row === undefined || stored === undefined) throw notFound();
  const { text, head, changedBy, changedAtMs } = stored;
  const startMs = Math.floor(period.fromMs / DAY_MS) * DAY_MS;
  return {
    ...row,
    period,
    stepMs: steps.stepMs,
    head,
    text,
    textIssues: row.kind === "detection" ? issuesOf(text, lists) : row.issues,
    versions,
    days: days
      .toSorted((a, b) => a.step - b.step)
      .map(({ step, hits, failed }) => ({ startMs: startMs + step * DAY_MS, hits, failed })),
    ...alerts,
    exceptions: exceptions.filter(
      (each) =>
        each.kind === "suppression" || filters(each.text, [row.key, row.title, head?.name], lists),
    ),
    changedBy,
    changedAtMs,
  };
}

/** The text of one version of a rule. Throws AppError `not_found`. */
export async function getRuleVersion(
  reader: Reader,
  id: number,
  number: number,
): Promise<RuleText> {
  const [row] = await ask<Omit<RuleText, "issues"> & { problem: RuleIssue[] | null }>(
    reader,
    Prisma.sql`select ${VERSION}, text, problem from rule_version
      where rule_id = ${id}::int4 and number = ${number}::int4`,
  );
  if (row === undefined) throw notFound();
  const { problem, ...version } = row;
  return { ...version, issues: problem ?? [] };
}

const VERSION = Prisma.raw(`id, number, created_by as "createdBy",
  extract(epoch from created_at)::float8 * 1000 as "createdAtMs", encode(sha256, 'hex') as sha256`);

function notFound(): AppError {
  return new AppError("not_found", "There is no such rule.");
}

/** Warnings are not stored: they say how a text is understood, not whether it runs. */
function issuesOf(text: string, lists: ValueLists): RuleIssue[] {
  return loadRules([{ name: "rule", text }], environmentOf(lists)).documents.flatMap(
    ({ issues }) => [...issues],
  );
}

/** Whether a filter is put on the rule with one of some names. */
function filters(text: string, names: readonly unknown[], lists: ValueLists): boolean {
  const [yaml] = readYaml(text);
  const rule = yaml === undefined ? null : readRule(yaml, environmentOf(lists));
  if (rule?.kind !== "filter") return false;
  return rule.rules === "any" || rule.rules.some((reference) => names.includes(reference.text));
}

async function listAlerts(
  reader: Reader,
  ruleId: number,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): Promise<{ alerts: RuleAlert[]; moreAlerts: number }> {
  const rows = await ask<RuleAlert & { total: number }>(
    reader,
    Prisma.sql`
      select id, title, level, state, is_suppressed as "isSuppressed",
        extract(epoch from first_time)::float8 * 1000 as "firstMs",
        extract(epoch from last_time)::float8 * 1000 as "lastMs",
        count, subject, (count(*) over ())::int4 as total
      from alert where rule_id = ${ruleId}::int4 and not is_withdrawn and ${isAlertInScope(reader)}
        and last_time >= ${instant(fromMs)} and first_time < ${instant(toMs)}
      order by last_time desc, id desc limit ${MOST_ALERTS}`,
  );
  const moreAlerts = (rows[0]?.total ?? 0) - rows.length;
  return { alerts: rows.map(({ total: _total, ...alert }) => alert), moreAlerts };
}

/** Filters that run, and suppressions of the rule that have not ended. */
function listExceptions(reader: Reader, ruleId: number): Promise<RuleException[]> {
  return ask<RuleException>(
    reader,
    Prisma.sql`
      select 'filter' as kind, r.id, v.title, v.text, null::float8 as "expiresMs",
        v.created_by as by
      from detection_rule r join rule_version v on v.id = r.version_id
      where v.kind = 'filter' and r.is_enabled and r.problem is null and r.removed_at is null
      union all
      select 'suppression', id, reason, text, extract(epoch from expires_at)::float8 * 1000,
        created_by
      from suppression
      where (rule_id = ${ruleId}::int4 or rule_id is null) and detector is null
        and ended_at is null and expires_at > now()
      order by 1, 2`,
  );
}
