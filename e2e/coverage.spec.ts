import { findsNothing } from "./support/axe";
import { eventsPage } from "./support/events-page";
import { HOSTILE_REGION, ODD_DAY, PERIOD } from "./support/odd-day";
import { expect, test } from "./support/test";

test.use({
  logs: { files: ODD_DAY },
  contextOptions: { reducedMotion: "reduce" },
});

const DAYS = "Coverage by account and Region, days";
const SA_DAY = /^sa-east-1 of 111122223333, 21 Sep 2026 UTC, .*1 log file, 6 events$/;

test("a cell tells its files and as many events as are behind it, and is a link of its own", async ({
  page,
}) => {
  await page.goto(`/coverage?${PERIOD}`);
  await page.getByRole("grid", { name: DAYS }).getByRole("gridcell", { name: SA_DAY }).click();
  const dialog = page.getByRole("dialog", { name: "sa-east-1 of 111122223333" });
  await expect(dialog.getByText("Log files delivered then: 1")).toBeVisible();
  await page.reload();
  await dialog.getByRole("link", { name: /^6 events of sa-east-1/ }).click();
  await eventsPage(page).shows(6);
  await page.goBack();
  await dialog
    .getByRole("link", { name: /^111122223333_CloudTrail_sa-east-1_20260921T1005Z/ })
    .click();
  await expect(page).toHaveURL(/\/imports\/files\/\d+$/);
});

test("by keyboard alone: a cell and back, then days are selected and shown by the hour", async ({
  page,
}) => {
  await page.goto(`/coverage?${PERIOD}`);
  const cell = page.getByRole("gridcell", { name: /^eu-west-1 of 111122223333, 20 Sep 2026/ });
  await cell.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "eu-west-1 of 111122223333" });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(cell).toBeFocused();
  await page.keyboard.press("Shift+ArrowRight");
  await expect(page.getByText(/^1 row × 2 columns, hours: /)).toBeVisible();
  await page.getByRole("button", { name: "Show these hours" }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/from=2026-09-20T00:00Z&to=2026-09-22T00:00Z.*grid=hour/);
  await expect(
    page.getByRole("grid", { name: "Coverage by account and Region, hours" }),
  ).toBeVisible();
  const hour = page.getByRole("gridcell", {
    name: /^eu-west-1 of 111122223333, 20 Sep 10:00–11:00/,
  });
  await expect(hour).toHaveAccessibleName(/1 log file/);
});

test("every state has a sentence, and Regions without evidence are named", async ({ page }) => {
  await page.goto(`/coverage?${PERIOD}`);
  const states = page.getByRole("list", { name: "States of an hour" });
  await expect(states.getByRole("listitem")).toHaveCount(7);
  const sentence = /^Of \d[\d\s]* hours in 2 accounts and \d+ Regions: /;
  await expect(page.getByRole("main").getByText(sentence)).toBeVisible();
  const regions = page.getByRole("region", { name: "Expected and seen Regions" });
  await expect(regions.getByText(/No trail evidence from .*ap-/).first()).toBeVisible();
});

test("the same as a table and as a file; an invented Region is text", async ({ page }) => {
  await page.goto(`/coverage?${PERIOD}`);
  const file = page.waitForEvent("download");
  await page.getByRole("link", { name: "Save CSV of the coverage" }).click();
  expect((await file).suggestedFilename()).toMatch(/^trailglass-coverage.*\.csv$/);
  await page.getByRole("button", { name: "Show as table" }).click();
  await expect(page).toHaveURL(/table=1/);
  const table = page.getByRole("table", { name: DAYS });
  await expect(table.getByRole("rowheader", { name: HOSTILE_REGION })).toBeVisible();
  expect(await page.locator("img[src='x']").count()).toBe(0);
  await table.getByRole("button", { name: SA_DAY }).click();
  await expect(page.getByRole("dialog", { name: "sa-east-1 of 111122223333" })).toBeVisible();
});

test("nothing on the page is wrong for assistive technology, in both themes", async ({ page }) => {
  test.setTimeout(60_000);
  await page.goto(`/coverage?${PERIOD}`);
  await page.waitForLoadState("networkidle");
  await findsNothing(page, "grid");
  await page.getByRole("gridcell", { name: SA_DAY }).click();
  await expect(page.getByText("Log files delivered then: 1")).toBeVisible();
  await findsNothing(page, "cell", "dialog");
  await page.keyboard.press("Escape");
  await page.goto(`/coverage?${PERIOD}&table=1`);
  await page.waitForLoadState("networkidle");
  await findsNothing(page, "table");
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto(`/coverage?${PERIOD}`);
  await page.waitForLoadState("networkidle");
  await findsNothing(page, "narrow");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
