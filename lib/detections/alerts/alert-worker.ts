import { openReader } from "@/lib/auth/reader";
import type { Database } from "@/lib/db/database";
import type { Prisma } from "@/lib/db/generated/client";
import { ALERTS_LOCK } from "@/lib/db/locks";
import type { Detector } from "@/lib/detections/detectors/detector";
import { type ActiveRules, compileRules } from "@/lib/detections/rules/active-rules";
import { environmentOf, newestRevision, readRuleTexts } from "@/lib/detections/rules/rule-texts";
import type { RuleEnvironment } from "@/lib/sigma/environment";
import type { AlertContext } from "./alert-context";
import { alertHits, HITS } from "./alert-hits";
import { correlateHits, correlationName, isWaiting } from "./correlate-hits";
import { type CorrelatedRules, listCorrelated } from "./correlated-rules";
import { NOTHING_SEEN, newestHit, readHitStates } from "./detector-state";
import { hasChanges, judgeChanges } from "./judge-changes";
import { Suppressor } from "./suppressor";
import { VersionReader } from "./version-reader";

/** While files are read, hits are looked at and sums judged so often, not after every file. */
const HITS_EVERY_MS = 5_000;
const SUMS_EVERY_MS = 60_000;
/** Everything here that is not done within this time is begun anew. */
const LIMITS = { maxWait: 60_000, timeout: 30 * 60_000 };

export interface AlertOptions {
  readonly detectors: readonly Detector[];
  /** Hits looked at in one transaction. */
  readonly pageSize?: number;
  readonly now?: () => number;
}

/** The rules as of one revision. */
interface KnownRules {
  readonly active: ActiveRules;
  readonly correlated: readonly CorrelatedRules[];
  readonly environment: RuleEnvironment;
}

/**
 * Turns what rules have hit and which sums have changed into alerts, one transaction after the other:
 * in each, alerts, their history, their messages, and how far it has come. It may end anywhere and
 * goes on from there; of several, one is at work at a time.
 */
export class AlertWorker {
  private readonly versions = new VersionReader();
  private rules: KnownRules | null = null;
  /** When there was last nothing more to do, and when sums were last judged. */
  private idleMs = 0;
  private judgedMs = Date.now();

  constructor(
    private readonly db: Database,
    private readonly options: AlertOptions,
  ) {}

  /** Does the next piece of work. @returns whether there was any to do, and nobody else at it */
  async step(): Promise<boolean> {
    const { owner } = this.db;
    const isReading = await hasWaitingFiles(owner);
    if (isReading && Date.now() - this.idleMs < HITS_EVERY_MS) return false;
    const isWorking = await this.takeStep(isReading);
    if (!isWorking) this.idleMs = Date.now();
    return isWorking;
  }

  private async takeStep(isReading: boolean): Promise<boolean> {
    const { owner } = this.db;
    const { correlated } = await this.readRules();
    const states = await readHitStates(owner);
    const last = states.get(HITS)?.hitId ?? 0n;
    if ((await newestHit(owner)) > last) return this.work((tx, context) => this.alert(tx, context));
    const nowMs = this.nowMs();
    const waiting = correlated.find((rules) =>
      isWaiting(rules, states.get(correlationName(rules)), last, nowMs),
    );
    if (waiting) return this.work((tx, context) => this.correlate(tx, context, waiting));
    const { detectors } = this.options;
    const isTooSoon = isReading && Date.now() - this.judgedMs < SUMS_EVERY_MS;
    if (detectors.length === 0 || isTooSoon || !(await hasChanges(owner))) return false;
    return this.work(async (tx) => {
      await judgeChanges(tx, detectors, nowMs);
      this.judgedMs = Date.now();
    });
  }

  private nowMs(): number {
    return this.options.now?.() ?? Date.now();
  }

  private async alert(tx: Prisma.TransactionClient, context: AlertContext): Promise<void> {
    const states = await readHitStates(tx);
    await alertHits(tx, context, states.get(HITS) ?? NOTHING_SEEN);
  }

  /** Of the hits that have been looked at: those after them may yet come under a suppression. */
  private async correlate(
    tx: Prisma.TransactionClient,
    context: AlertContext,
    rules: CorrelatedRules,
  ): Promise<void> {
    const states = await readHitStates(tx);
    const last = states.get(HITS)?.hitId ?? 0n;
    await correlateHits(tx, context, rules, { known: states.get(correlationName(rules)), last });
  }

  private async work(
    part: (tx: Prisma.TransactionClient, context: AlertContext) => Promise<void>,
  ): Promise<boolean> {
    const { active, environment } = await this.readRules();
    const reader = openReader(this.db);
    return this.db.owner.$transaction(async (tx) => {
      const [lock] = await tx.$queryRaw<{ held: boolean }[]>`
        select pg_try_advisory_xact_lock(${ALERTS_LOCK}) as held`;
      if (!lock?.held) return false;
      const suppressor = await Suppressor.open(reader, tx, environment);
      await part(tx, {
        active,
        suppressor,
        versions: this.versions,
        pageSize: this.options.pageSize ?? 5_000,
        nowMs: this.nowMs(),
      });
      return true;
    }, LIMITS);
  }

  private async readRules(): Promise<KnownRules> {
    const { owner } = this.db;
    if (this.rules?.active.revision === (await newestRevision(owner))) return this.rules;
    const texts = await readRuleTexts(owner);
    const active = compileRules(texts);
    const environment = environmentOf(texts.lists);
    this.rules = { active, environment, correlated: listCorrelated(active) };
    return this.rules;
  }
}

async function hasWaitingFiles(db: Pick<Prisma.TransactionClient, "$queryRaw">): Promise<boolean> {
  const [row] = await db.$queryRaw<{ some: boolean }[]>`
    select exists (select from log_file where state = 'pending')
      or exists (select from log_file where state = 'leased') as some`;
  return row?.some ?? false;
}
