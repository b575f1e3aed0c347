import { openReader, type Reader } from "@/lib/auth/reader";
import type { Database } from "@/lib/db/database";
import type { PrismaClient } from "@/lib/db/generated/client";
import { ALERTS_LOCK } from "@/lib/db/locks";
import { postgresText } from "@/lib/db/postgres-text";
import { filterEvents } from "@/lib/db/search/event-filter";
import { isPassing } from "@/lib/db/sql-state";
import { correlationName } from "@/lib/detections/alerts/correlate-hits";
import { type RuleTexts, readRuleTexts } from "@/lib/detections/rules/rule-texts";
import { AppError } from "@/lib/errors";
import { printEventKey } from "@/lib/events/event-key";
import { readPage } from "@/lib/events/read-candidates";
import { shownText } from "@/lib/events/shown-value";
import type { HuntClaim } from "./claim-hunt";
import { CorrelatedAlerts } from "./correlated-alerts";
import { countCandidates } from "./count-candidates";
import { endHunt, leaveHunt } from "./end-hunt";
import { HuntBeat } from "./hunt-beat";
import { HuntTally } from "./hunt-tally";
import type { HuntTarget } from "./hunt-target";
import { isOfAllRules, readTarget } from "./read-target";
import { HuntLostError, readHunt, type StoredHunt, writePlan, writeProgress } from "./stored-hunt";
import { type TriedEvent, tryEvents } from "./try-events";
import { toHitRows, writeHits } from "./write-hits";

/** Events between two notes of how far a hunt is. */
const PAGE = 10_000;
const MINUTE_MS = 60_000;

/**
 * Works on a claimed hunt until it ends: page by page, newest first, so that whoever takes it over
 * goes on behind the last page. A signal leaves it to be gone on with; somebody who cancels it ends it
 * within a second. What Postgres could not do for the moment is thrown, and the hunt is left open.
 */
export async function runHunt(
  db: Database,
  claim: HuntClaim,
  { signal }: { readonly signal: AbortSignal },
): Promise<void> {
  const { owner } = db;
  const beat = new HuntBeat(owner, claim);
  const stop = AbortSignal.any([signal, claim.lost, beat.lost, beat.cancelled]);
  try {
    const problem = await hunt(db, claim, stop);
    await beat.stop();
    await endHunt(owner, claim, "done", problem);
  } catch (error) {
    await beat.stop();
    if (error instanceof HuntLostError || claim.lost.aborted || beat.lost.aborted) return;
    if (beat.cancelled.aborted) await endHunt(owner, claim, "cancelled");
    else if (signal.aborted) await leaveHunt(owner, claim);
    else if (error instanceof AppError) await endHunt(owner, claim, "failed", error.message);
    else {
      if (!isPassing(error)) await endHunt(owner, claim, "failed", String(error));
      throw error;
    }
  } finally {
    await claim.release();
  }
}

/** @returns what could not be looked at; null: all was */
async function hunt(db: Database, claim: HuntClaim, stop: AbortSignal): Promise<string | null> {
  const { owner } = db;
  const { hunt: asked, progress } = await readHunt(owner, claim);
  const texts = await readRuleTexts(owner);
  const target = await readTarget(owner, asked, texts);
  const reader = readerOf(db, asked, stop);
  const { query } = target;
  const question = { ...asked, query, nowMs: Date.now() };
  const filter = await filterEvents(reader, question);
  if (asked.candidates === null) {
    await writePlan(owner, claim, await countCandidates(reader, question, filter), query === null);
  }
  const keeps = asked.purpose === "back-fill";
  const correlated = new CorrelatedAlerts(keeps ? [] : target.correlations);
  // What is put together in memory is not there after a crash: all of it is looked at again.
  const isWhole = !keeps && target.correlations.length > 0;
  const tally = isWhole ? new HuntTally() : progress.tally;
  let { reached, candidatesDone } = isWhole ? { reached: null, candidatesDone: 0 } : progress;
  const list = { filter: { ...filter, open: null }, question, sort: "-time" as const };
  const faults = new Map<number, string>();
  // A filter for rules that do not run takes nothing out.
  for (let isOver = target.matcher.active.set.detections.length === 0; !isOver; ) {
    const page = await readPage(reader, list, reached, PAGE);
    isOver = page.length < PAGE;
    for await (const events of tryEvents(reader, target.matcher, page)) {
      if (stop.aborted) throw new AppError("unavailable", "The hunt was ended.");
      const broken = target.matcher.takeFaults();
      for (const [ruleId, reason] of broken) faults.set(ruleId, reason);
      if (keeps) await writeHits(owner, toHitRows(events), broken);
      correlated.add(events);
      tell(tally, events, keeps ? null : target.told);
    }
    reached = page.at(-1) ?? reached;
    candidatesDone += page.length;
    if (isOver) for (const alert of correlated.find(Date.now())) tally.add(alert);
    await writeProgress(owner, claim, {
      reached: isWhole ? null : reached,
      candidatesDone,
      tally,
    });
  }
  if (keeps) await judgeAnew(db, target);
  if (isOfAllRules(asked)) await noteTried(owner, asked, texts);
  return problemOf(faults, correlated);
}

function readerOf(db: Database, { accounts }: StoredHunt, stop: AbortSignal): Reader {
  return { ...openReader(db, stop), ...(accounts.length > 0 && { accounts }) };
}

/** @param told whose matches count; null: those of all rules */
function tell(
  tally: HuntTally,
  events: readonly TriedEvent[],
  told: ReadonlySet<number> | null,
): void {
  for (const { stored, event, hits } of events) {
    if (told !== null && !hits.some(({ ruleId }) => told.has(ruleId))) continue;
    const { eventId, contentHash, timeMs, outcome } = stored;
    const eventName = event.eventName === null ? null : postgresText(shownText(event.eventName));
    tally.add({ key: printEventKey(eventId, contentHash), timeMs, eventName, outcome });
  }
}

/** Hits that were there already may say more now: their correlations begin with the oldest again. */
async function judgeAnew({ owner }: Database, { correlations }: HuntTarget): Promise<void> {
  if (correlations.length === 0) return;
  await owner.$transaction(
    async (tx) => {
      await tx.$queryRaw`select 1 from (select pg_advisory_xact_lock(${ALERTS_LOCK})) as held`;
      await tx.detectorState.deleteMany({
        where: { name: { in: correlations.map(correlationName) } },
      });
    },
    { maxWait: MINUTE_MS, timeout: 30 * MINUTE_MS },
  );
}

/** Files of before there were rules have now been tried on them, if the hunt was for all of them. */
async function noteTried(
  db: PrismaClient,
  { fromMs, toMs, accounts, asof }: StoredHunt,
  { revision }: RuleTexts,
): Promise<void> {
  if (fromMs !== null || toMs !== null || accounts.length > 0) return;
  await db.$executeRaw`
    update log_file set rule_revision = ${revision}::int4
    where rule_revision is null and seq <= ${asof}::int4`;
}

function problemOf(
  faults: ReadonlyMap<number, string>,
  { isCut }: CorrelatedAlerts,
): string | null {
  const [reason] = faults.values();
  const said = [
    reason === undefined ? null : `Some events could not be tried: ${reason}`,
    isCut ? "Too many matches to put together: only the newest of them were." : null,
  ].filter((text) => text !== null);
  return said.length > 0 ? said.join(" ") : null;
}
