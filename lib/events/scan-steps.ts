import type { ScanStep } from "@/lib/api/analysis-contract";
import type { Reader } from "@/lib/auth/reader";
import { type EventFilter, type EventQuestion, filterEvents } from "@/lib/db/search/event-filter";
import type { Zone } from "@/lib/format/time";
import type { By } from "@/lib/search/event-search";
import { countByTime, countLayers } from "./count-by-time";
import { countExact } from "./count-events";
import { countFacets, toFacets } from "./count-facets";
import { countableField, countFields } from "./count-fields";
import { countedValue } from "./counted-value";
import { countLate, listLateFiles } from "./late-files";
import { findNew, type NewMarks } from "./mark-new";
import { MOST_VALUES, ScanCounts } from "./scan-counts";
import { countCandidates, scanPages } from "./scan-events";
import { surePart } from "./split-filter";
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
  /** Whose midnights buckets of days begin at; UTC unless told. */
  readonly zone?: Zone;
}

/**
 * Counts what only the records can decide, in one pass, newest first, beside what the index knows by
 * itself: a step with all counts so far at the beginning, about every 300 ms, and at the end. `done` stays false in the last step when
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
  const scan = await beginScan(reader, question, filter, plan, mostRecords);
  const { candidates, counts } = scan;
  let read = 0;
  let reachedMs: number | null = null;
  const step = (done: boolean, marks: readonly NewMarks[] = []) => ({
    ...scan.describe(marks),
    read,
    candidates,
    matched: counts.matched,
    reachedMs,
    elapsedMs: since(startedMs),
    done,
  });
  yield step(false);
  let saidMs = performance.now();
  for await (const page of scanPages(reader, question, scan.read)) {
    counts.add(page.matches);
    read += page.records;
    reachedMs = page.reachedMs;
    if (read >= mostRecords) break;
    if (since(saidMs) < STEP_MS) continue;
    yield step(false);
    saidMs = performance.now();
  }
  yield step(candidates <= mostRecords, await scan.mark());
}

async function countAtOnce(
  reader: Reader,
  question: EventQuestion,
  { by, fields, top, zone }: ScanPlan,
): Promise<Omit<ScanStep, "elapsedMs">> {
  const [histogram, facets] = await Promise.all([
    countByTime(reader, question, by, zone),
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
  { by, fields: names, top, zone }: ScanPlan,
  mostRecords: number,
) {
  const fields = names.map(countableField);
  // Of events that surely match, only the records know the values of some fields.
  const read = fields.every(countedValue) ? filter : { ...filter, open: null };
  const axis = await timeAxis(reader, question, zone);
  const [candidates, late, uncovered] = await Promise.all([
    countCandidates(reader, read, mostRecords + 1),
    listLateFiles(reader, axis, filter.asof),
    listUncovered(reader, axis.startMs, axis.toMs),
  ]);
  const counts = new ScanCounts(fields, { axis, by, lateFiles: late.files });
  if (read.open !== null) {
    const sure = surePart(read);
    const [total, ofFields, layers, lateCounts] = await Promise.all([
      countExact(reader, question, sure),
      countFields(reader, question, sure, fields, { top: MOST_VALUES }),
      countLayers(reader, question, sure, axis, by, MOST_VALUES),
      countLate(reader, sure, axis, late),
    ]);
    counts.addCounted({ total, fields: ofFields, layers, late: lateCounts });
  }
  const { asof } = filter;
  const { isPartial: lateIsPartial } = late;
  const describe = (marks: readonly NewMarks[]) => ({
    histogram: { ...toHistogram(counts.overTime()), lateIsPartial, uncovered, asof },
    facets: {
      facets: toFacets(fields, counts.ofFields({ top }), marks),
      total: counts.matched,
      asof,
    },
  });
  const mark = () => findNew(reader, question, fields, counts.ofFields({ top }));
  return { read, candidates, counts, describe, mark };
}

function since(startedMs: number): number {
  return Math.round(performance.now() - startedMs);
}
