import { createHash } from "node:crypto";
import { toEvent } from "@/lib/cloudtrail/to-event";
import { postgresText } from "@/lib/db/postgres-text";
import { OUTCOMES } from "@/lib/db/stored-numbers";
import { loadActiveRules } from "@/lib/detections/rules/active-rules";
import { type HitRow, insertHits } from "@/lib/detections/rules/insert-hits";
import { RuleMatcher } from "@/lib/detections/rules/rule-matcher";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import type { Level } from "@/lib/sigma/rule";

/** A test index with rules and their hits, which need not come from ingest. */
export interface AlertIndex extends TestIndex {
  /** Adds a rule of one YAML document, enabled; by its name (else title) it can be named later. */
  addRule(text: string, more?: NewRule): Promise<TestRule>;
  /** Adds hits of events that need not be in the index; the same again changes nothing. */
  addHits(rule: TestRule, hits: readonly TestHit[]): Promise<void>;
  /** Ingests records as one file, and adds the hits of all rules that were added. */
  addRecords(records: readonly Record<string, unknown>[]): Promise<void>;
  /** Id of an account in the dictionary. */
  accountId(value: string): Promise<number>;
}

export interface NewRule {
  /** Instead of the rule's own. */
  readonly level?: Level;
  readonly isEnabled?: boolean;
}

export interface TestRule {
  readonly ruleId: number;
  readonly versionId: number;
}

export interface TestHit {
  /** Its event's id is made of it. */
  readonly number: number;
  /** UTC milliseconds; null: without a time. */
  readonly timeMs: number | null;
  /** By default TEST_ACCOUNT. */
  readonly account?: string;
  readonly fields?: Readonly<Record<string, string | readonly string[]>>;
  readonly outcome?: (typeof OUTCOMES)[number];
  readonly sharedEventId?: string;
}

export const TEST_ACCOUNT = "111111111111";

/** A rule that no event fits: for tests that add hits by themselves. */
export function ruleText(name: string, more = ""): string {
  return `title: ${name}
name: ${name}
logsource: { product: aws, service: cloudtrail }
detection:
  it: { eventName: ${name} }
  condition: it
${more}`;
}

export async function openAlertIndex(): Promise<AlertIndex> {
  const index = await openTestIndex();
  const db = index.db.owner;
  let files = 0;

  async function accountId(value: string): Promise<number> {
    await db.$executeRaw`insert into account (value) values (${value}) on conflict do nothing`;
    const { id } = await db.account.findUniqueOrThrow({ where: { value } });
    return id;
  }

  async function addRule(text: string, { level, isEnabled = true }: NewRule = {}) {
    const title = /^title: (.*)$/m.exec(text)?.[1] ?? "untitled";
    const key = (/^id: (.*)$/m.exec(text) ?? /^name: (.*)$/m.exec(text))?.[1] ?? title;
    const own = /^level: (.*)$/m.exec(text)?.[1] ?? null;
    const kind = /^(correlation|filter):/m.exec(text)?.[1] ?? "detection";
    return db.$transaction(async (tx) => {
      const [rule] = await tx.$queryRaw<{ id: number }[]>`
        insert into detection_rule (key, origin, source, is_enabled, level, changed_by)
        values (${key}, 'page', 'test', ${isEnabled}, ${level ?? null}, 'test')
        on conflict (lower(key)) do update set is_enabled = ${isEnabled}
        returning id`;
      const ruleId = rule?.id ?? 0;
      const sha256 = createHash("sha256").update(text).digest();
      const [version] = await tx.$queryRaw<{ id: number }[]>`
        insert into rule_version (rule_id, number, text, sha256, kind, title, level, created_by)
        select ${ruleId}::int4, count(*) + 1, ${text}, ${sha256}, ${kind}, ${title}, ${own}, 'test'
        from rule_version where rule_id = ${ruleId}::int4
        returning id`;
      const versionId = version?.id ?? 0;
      await tx.$executeRaw`update detection_rule set version_id = ${versionId}::int4
        where id = ${ruleId}::int4`;
      await tx.$executeRaw`insert into rule_revision (cause, changed_by) values ('rule', 'test')`;
      return { ruleId, versionId };
    });
  }

  async function addHits(rule: TestRule, hits: readonly TestHit[]) {
    const rows: HitRow[] = [];
    for (const { number, timeMs, account, fields = {}, outcome, sharedEventId } of hits) {
      const id = hexOf(number);
      rows.push({
        ...rule,
        accountId: await accountId(account ?? TEST_ACCOUNT),
        eventId: id,
        contentHash: id,
        timeMs,
        outcome: OUTCOMES.indexOf(outcome ?? "success"),
        sharedEventId: sharedEventId ?? null,
        fields: Object.entries(fields).map(([field, texts]) => [field, [texts].flat()]),
      });
    }
    await insertHits(db, rows);
  }

  async function addRecords(records: readonly Record<string, unknown>[]) {
    await index.ingest({ [`records-${files++}.json.gz`]: records });
    const matcher = new RuleMatcher(await loadActiveRules(db));
    const rows: HitRow[] = [];
    for (const record of records) {
      const event = toEvent(record, JSON.stringify(record));
      const eventId = postgresText(event.eventId ?? "");
      const [found] = await db.$queryRaw<Pick<HitRow, "accountId" | "eventId" | "contentHash">[]>`
        select account_id as "accountId", event_id::text as "eventId",
          content_hash::text as "contentHash"
        from event where event_id::text = ${eventId} order by content_hash limit 1`;
      if (found === undefined) continue;
      const timeMs = event.eventTimeMs;
      rows.push(...matcher.hitsOf(record, event).map((hit) => ({ ...hit, ...found, timeMs })));
    }
    await insertHits(db, rows);
  }

  return { ...index, addRule, addHits, addRecords, accountId };
}

/** 32 hex digits. */
function hexOf(number: number): string {
  return createHash("sha256").update(String(number)).digest("hex").slice(0, 32);
}
