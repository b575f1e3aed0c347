import type { Prisma } from "@/lib/db/generated/client";
import { type RuleEnvironment, STANDARD_LISTS } from "@/lib/sigma/environment";
import type { Level } from "@/lib/sigma/rule";

/** The text of a rule that is enabled, and what people decided about it. */
export interface RuleText {
  readonly ruleId: number;
  readonly versionId: number;
  /** Where it comes from, for people: unique among the rules. */
  readonly name: string;
  readonly key: string;
  readonly text: string;
  /** Instead of the rule's own. */
  readonly level: Level | null;
  /** The only accounts it is for; empty: all. */
  readonly accounts: readonly string[];
}

export type ValueLists = readonly (readonly [name: string, values: readonly string[]])[];

/** All that decides which hits an event gives, as plain data: it is sent to parser threads. */
export interface RuleTexts {
  readonly revision: number;
  readonly rules: readonly RuleText[];
  readonly lists: ValueLists;
}

type Asked = Pick<Prisma.TransactionClient, "$queryRaw">;

/** Number of the newest change of what runs. */
export async function newestRevision(db: Asked): Promise<number> {
  const [row] = await db.$queryRaw<{ id: number }[]>`
    select coalesce(max(id), 0) as id from rule_revision`;
  return row?.id ?? 0;
}

/**
 * What runs now. The revision is asked first: a change that comes between is then under an older
 * number, and its files are caught up with.
 */
export async function readRuleTexts(db: Asked): Promise<RuleTexts> {
  const revision = await newestRevision(db);
  const rules = await selectTexts(db, true);
  return { revision, rules, lists: await readValueLists(db) };
}

/** Rules that are disabled: what is wrong with them is told too. */
export function readDisabledTexts(db: Asked): Promise<RuleText[]> {
  return selectTexts(db, false);
}

function selectTexts(db: Asked, isEnabled: boolean): Promise<RuleText[]> {
  return db.$queryRaw<RuleText[]>`
    select r.id as "ruleId", v.id as "versionId", r.key, v.text, r.level, r.accounts,
      case r.origin when 'page' then 'rule ' || r.id else r.origin || ': ' || r.source end as name
    from detection_rule r join rule_version v on v.id = r.version_id
    where r.is_enabled = ${isEnabled} and r.removed_at is null and r.twin_of is null
    order by r.id`;
}

async function readValueLists(db: Asked): Promise<ValueLists> {
  const rows = await db.$queryRaw<{ name: string; values: string[] }[]>`
    select name, values from value_list order by name`;
  return rows.map(({ name, values }) => [name, values]);
}

/** Lists that nobody has filled yet are empty, so that rules that name them run. */
export function environmentOf(lists: ValueLists): RuleEnvironment {
  const empty = STANDARD_LISTS.map((name): [string, readonly string[]] => [name, []]);
  return { lists: new Map([...empty, ...lists]) };
}
