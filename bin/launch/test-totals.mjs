// @ts-check
import { readFileSync } from "node:fs";

/**
 * How many tests passed, failed and were skipped.
 * @typedef {{ passed: number, failed: number, skipped: number }} Totals
 */

/** @type {Totals} */
export const none = { passed: 0, failed: 0, skipped: 0 };

/** @param {Totals} a @param {Totals} b @returns {Totals} */
export function add(a, b) {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  };
}

/** @param {unknown} report @param {...string} names @returns {number} the sum of some of its fields */
function sum(report, ...names) {
  const fields = /** @type {Record<string, unknown>} */ (report ?? {});
  return names.reduce((total, name) => total + Number(fields[name] ?? 0), 0);
}

/**
 * @param {unknown} report what vitest's json reporter writes
 * @returns {Totals}
 */
export function vitestTotals(report) {
  return {
    passed: sum(report, "numPassedTests"),
    failed: sum(report, "numFailedTests"),
    skipped: sum(report, "numPendingTests", "numTodoTests"),
  };
}

/**
 * @param {unknown} report what Playwright's json reporter writes
 * @returns {Totals} a test that passed only when tried again counts as failed
 */
export function playwrightTotals(report) {
  const { stats } = /** @type {{ stats?: unknown }} */ (report ?? {});
  return {
    passed: sum(stats, "expected"),
    failed: sum(stats, "unexpected", "flaky"),
    skipped: sum(stats, "skipped"),
  };
}

/**
 * The totals of a stage. A stage that failed without a failed test (a file that does not load, no
 * report at all) counts as one failure, so that a failure can never add up to nothing.
 * @param {{ ok: boolean, report: string | null, read: (report: unknown) => Totals }} stage `report`: file
 * @returns {Totals}
 */
export function stageTotals({ ok, report, read }) {
  let totals = none;
  try {
    if (report) totals = read(JSON.parse(readFileSync(report, "utf8")));
  } catch {
    // No report: the stage ended before its first test.
  }
  return ok || totals.failed > 0 ? totals : { ...totals, failed: 1 };
}

/** @param {Totals} totals */
export function printTotals({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
