import type { ScanStep } from "@/lib/api/analysis-contract";
import type { Facet } from "@/lib/api/contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { type EventFilter, type EventQuestion, filterEvents } from "@/lib/db/search/event-filter";
import type { By } from "@/lib/search/event-search";
import { countByTime } from "./count-by-time";
import { countFacets, toFacet } from "./count-facets";
import { countableField } from "./count-fields";
import { listLateFiles } from "./late-files";
import { markNew } from "./mark-new";
import { ScanCounts } from "./scan-counts";
import { scanPages } from "./scan-events";
import { timeAxis } from "./time-axis";
import { toHistogram } from "./to-histogram";
import { listUncovered } from "./uncovered";

/** Records opened for one scan: minutes of work, done only while somebody waits for it. */
const MOST_RECORDS = 2_000_000;
const STEP_MS = 300;

export interface ScanPlan {
  /** What the histogram is stacked by. */
  readonly by: By;
  /** Fields whose most frequent values are listed, and how many of each. */
  readonly fields: readonly string[];
  readonly top: number;
}

/**
 * Counts what only the records can decide, in one pass, newest first: a step with all counts so far
 * at the beginning, about every 300 ms, and at the end. `done` stays false in the last step when
 * `mostRecords` were read and there are more: `candidates` then counts one more than that. What the
 * index can answer comes in one step. Which values are new is said in the last step.
 * Throws AppError `invalid` for a name that is no field.
 */
export async function* scanSteps(
  reader: Reader,
  question: EventQuestion,
  plan: ScanPlan,
  mostRecords = MOST_RECORDS,
): AsyncGenerator<ScanStep> {
  const startedMs = performance.now();
  const filter = await filterEvents(reader, question);
  if (filter.isExact) {
    yield { ...(await countAtOnce(reader, question, plan)), elapsedMs: since(startedMs) };
    return;
  }
  const { candidates, counts, describe } = await beginScan(
    reader,
    question,
    filter,
    plan,
    mostRecords,
  );
  let read = 0;
  let reachedMs: number | null = null;
  const step = (done: boolean) => ({
    ...describe(),
    read,
    candidates,
    matched: counts.matched,
    reachedMs,
    elapsedMs: since(startedMs),
    done,
  });
  yield step(false);
  let saidMs = performance.now();
  for await (const page of scanPages(reader, question, filter)) {
    counts.add(page.matches);
    read += page.records;
    reachedMs = page.reachedMs;
    if (read >= mostRecords) break;
    if (since(saidMs) < STEP_MS) continue;
    yield step(false);
    saidMs = performance.now();
  }
  const last = step(candidates <= mostRecords);
  const mark = (facet: Facet) => markNew(reader, facet, question.fromMs);
  const facets = await Promise.all(last.facets.facets.map(mark));
  yield { ...last, facets: { ...last.facets, facets }, elapsedMs: since(startedMs) };
}

async function countAtOnce(
  reader: Reader,
  question: EventQuestion,
  { by, fields, top }: ScanPlan,
): Promise<Omit<ScanStep, "elapsedMs">> {
  const [histogram, facets] = await Promise.all([
    countByTime(reader, question, by),
    countFacets(reader, question, fields, top),
  ]);
  const matched = facets.total;
  return { read: 0, candidates: 0, matched, reachedMs: null, done: true, histogram, facets };
}

/** What a scan needs to know before it reads the first record. */
async function beginScan(
  reader: Reader,
  question: EventQuestion,
  filter: EventFilter,
  { by, fields: names, top }: ScanPlan,
  mostRecords: number,
) {
  const fields = names.map(countableField);
  const axis = await timeAxis(reader, question);
  const [candidates, lateFiles, uncovered] = await Promise.all([
    countCandidates(reader, filter, mostRecords + 1),
    listLateFiles(reader, axis),
    listUncovered(reader, axis.startMs, axis.toMs),
  ]);
  const counts = new ScanCounts(fields, { axis, by, lateFiles });
  const { asof } = filter;
  const describe = () => ({
    histogram: { ...toHistogram(counts.overTime()), uncovered, asof },
    facets: {
      facets: fields.map((field) => toFacet(field, counts.ofField(field.name, { top }))),
      total: counts.matched,
      asof,
    },
  });
  return { candidates, counts, describe };
}

/** Events that the part of the filter lets through which the index can decide; at most `most`. */
async function countCandidates(reader: Reader, filter: EventFilter, most: number): Promise<number> {
  const [row] = await ask<{ candidates: bigint }>(
    reader,
    Prisma.sql`select count(*) as candidates
      from (select from event e where ${filter.where} limit ${most}) as c`,
  );
  return Number(row?.candidates ?? 0);
}

function since(startedMs: number): number {
  return Math.round(performance.now() - startedMs);
}
