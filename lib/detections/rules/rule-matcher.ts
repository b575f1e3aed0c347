import type { CloudTrailEvent } from "@/lib/cloudtrail/event";
import { postgresText } from "@/lib/db/postgres-text";
import { OUTCOMES } from "@/lib/db/stored-numbers";
import { hitValues } from "@/lib/sigma/correlation-hit";
import { matchRule } from "@/lib/sigma/match-rule";
import type { DetectionRule } from "@/lib/sigma/rule";
import { RuleIndex } from "@/lib/sigma/rule-index";
import { Subject } from "@/lib/sigma/subject";
import type { ActiveRule, ActiveRules } from "./active-rules";

/** A match of a rule by an event, as `rule_hit` keeps it beside the event's own ids. */
export interface RuleHit {
  readonly ruleId: number;
  readonly versionId: number;
  /** Index into OUTCOMES. */
  readonly outcome: number;
  readonly sharedEventId: string | null;
  /** Field, then its texts: none where the event does not have it. */
  readonly fields: readonly (readonly [field: string, texts: readonly string[]])[];
}

/** Stands for the id of a rule where no single one is at fault. */
const NO_RULE = 0;

/** Tries events on the rules of one revision. */
export class RuleMatcher {
  private readonly index: RuleIndex;
  private faults = new Map<number, string>();

  constructor(readonly active: ActiveRules) {
    this.index = new RuleIndex(active.set.detections);
  }

  get revision(): number {
    return this.active.revision;
  }

  /**
   * The hits of an event, those of silent rules too: correlations need them. A rule that breaks
   * down over an event is passed over and noted; never throws.
   * @param record the parsed JSON as AWS wrote it; @param event the same, as toEvent reads it
   */
  hitsOf(record: unknown, event: CloudTrailEvent): readonly RuleHit[] {
    const subject = new Subject(record, event);
    const hits: RuleHit[] = [];
    const candidates = this.guarded(NO_RULE, () => this.index.candidates(subject)) ?? [];
    for (const rule of candidates) {
      const active = this.active.rules.get(rule.key);
      if (active === undefined || !isFor(active, event)) continue;
      const hit = this.guarded(active.ruleId, () =>
        matchRule(rule, subject) ? this.toHit(rule, active, subject) : undefined,
      );
      if (hit !== undefined) hits.push(hit);
    }
    return hits;
  }

  /** Rules that broke down since this was last asked, by id, each with the last reason. */
  takeFaults(): ReadonlyMap<number, string> {
    const { faults } = this;
    this.faults = new Map();
    return faults;
  }

  private guarded<Answer>(ruleId: number, step: () => Answer): Answer | undefined {
    try {
      return step();
    } catch (error) {
      this.faults.set(ruleId, error instanceof Error ? error.message : String(error));
      return undefined;
    }
  }

  private toHit({ key }: DetectionRule, active: ActiveRule, subject: Subject): RuleHit {
    const { sharedEventId, outcome } = subject.event;
    const values = hitValues(subject, this.active.fields.get(key) ?? new Set());
    return {
      ruleId: active.ruleId,
      versionId: active.versionId,
      outcome: OUTCOMES.indexOf(outcome),
      sharedEventId: sharedEventId === null ? null : postgresText(sharedEventId),
      fields: [...values].map(([field, texts]) => [postgresText(field), texts.map(postgresText)]),
    };
  }
}

/** A record that does not say whose it is belongs to none of the accounts that a rule is for. */
function isFor({ accounts }: ActiveRule, { accountId }: CloudTrailEvent): boolean {
  return accounts === null || (accountId !== null && accounts.has(accountId));
}
