import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { playwrightTotals, printTotals, stageTotals, vitestTotals } from "./test-totals.mjs";

const folder = mkdtempSync(join(tmpdir(), "totals-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** @param {unknown} content */
function reportOf(content) {
  const file = join(folder, "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

test("the reports of both runners are read", () => {
  const vitest = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 };
  expect(printTotals(vitestTotals(vitest))).toBe("5 passed, 1 failed, 3 skipped");
  const playwright = { stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 } };
  expect(printTotals(playwrightTotals(playwright))).toBe("4 passed, 2 failed, 2 skipped");
});

test("a stage that fails without a failed test still counts one failure", () => {
  const report = reportOf({ numPassedTests: 3, numFailedTests: 0 });
  expect(stageTotals({ ok: false, report, read: vitestTotals })).toEqual({
    passed: 3,
    failed: 1,
    skipped: 0,
  });
  const none = { ok: false, report: join(folder, "absent"), read: vitestTotals };
  expect(stageTotals(none).failed).toBe(1);
  expect(stageTotals({ ok: false, report: null, read: vitestTotals }).failed).toBe(1);
});

test("failed tests are not counted twice", () => {
  const report = reportOf({ numPassedTests: 3, numFailedTests: 2 });
  expect(stageTotals({ ok: false, report, read: vitestTotals }).failed).toBe(2);
});
