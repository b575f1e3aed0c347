import type { Comparison } from "@/lib/api/analysis-contract";
import type { Reader } from "@/lib/auth/reader";
import { type EventQuestion, newestSequence } from "@/lib/db/search/event-filter";
import { findField } from "@/lib/search/fields";
import { type ComparedWindow, compareValues } from "./compare-values";
import { COMPARED_FIELDS } from "./compared-columns";
import { type ComparedSide, comparedSides } from "./compared-sides";
import { exactFilter } from "./exact-filter";

export interface CompareOptions {
  readonly sel?: string | undefined;
  readonly cmp: string;
  /** Most values. */
  readonly top: number;
}

/** A value that fewer events have on either side is chance. */
const LEAST_SUPPORT = 5;

/**
 * In what a selection differs from a baseline (compared-sides.ts): values of fields with few
 * values, those that only the selection has first, then by the difference of their shares.
 * Throws AppError `invalid`, and `timeout` when too many records would have to be read.
 */
export async function compareSets(
  reader: Reader,
  question: EventQuestion,
  { sel, cmp, top }: CompareOptions,
): Promise<Comparison> {
  const asof = question.asof ?? (await newestSequence(reader));
  const sides = comparedSides({ ...question, asof }, sel, cmp);
  const { selection, baseline } = sides;
  const found = await compareValues(reader, {
    selection: await openSide(reader, selection),
    baseline: await openSide(reader, baseline),
    isRest: sides.isRest,
    leastSupport: LEAST_SUPPORT,
    top,
  });
  const { selectionTotal, baselineTotal } = found;
  return {
    selection: { label: selection.label, applied: selection.applied, total: selectionTotal },
    baseline: { label: baseline.label, applied: baseline.applied, total: baselineTotal },
    values: found.values.map((value) => ({
      ...value,
      label: findField(value.field)?.label ?? value.field,
      difference: share(value.selection, selectionTotal) - share(value.baseline, baselineTotal),
      onlyIn: value.baseline === 0 ? "selection" : value.selection === 0 ? "baseline" : null,
    })),
    fields: [...COMPARED_FIELDS],
    leastSupport: LEAST_SUPPORT,
    asof,
  };
}

/** One after the other: each may open records. */
async function openSide(reader: Reader, { questions }: ComparedSide): Promise<ComparedWindow[]> {
  const windows: ComparedWindow[] = [];
  for (const question of questions) {
    windows.push({ question, filter: await exactFilter(reader, question) });
  }
  return windows;
}

function share(count: number, total: number): number {
  return total === 0 ? 0 : count / total;
}
